// SPDX-License-Identifier: GPL-3.0-or-later
// TokenFindingList: what is wrong with a token: each finding with its severity by shape, what it says, what
// to do about it, and a way to the job or row that it is about.
//
// GUI thread. A token has a handful of findings at most, so each is a widget of its own.
#pragma once

#include "core/token/token_findings.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace throughline {

class TokenFindingList : public QWidget {
    Q_OBJECT
public:
    explicit TokenFindingList(QWidget* parent = nullptr);

    void setFindings(std::shared_ptr<const Snapshot> snapshot, std::vector<TokenFinding> findings);

Q_SIGNALS:
    void jobWanted(throughline::StringId job);
    void rowWanted(throughline::StringId table, throughline::StringId row);

private:
    void rebuild();
    [[nodiscard]] QWidget* rowOf(const TokenFinding& finding);
    void changeEvent(QEvent* event) override;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<TokenFinding> m_findings;
    QWidget* m_list = nullptr;
};

} // namespace throughline
