// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/url_choosing.h"

#include "ui/dialogs/url_dialog.h"
#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/session/web_address.h"

#include <algorithm>

namespace throughline {

namespace {

// It lacks a user and a password, or has the wrong ones.
bool isRefused(const Problem& problem)
{
    const std::string answer = problem.parameters.empty() ? std::string() : problem.parameters.front();
    return problem.code == ProblemCode::HttpStatus &&
           (answer.starts_with("401") || answer.starts_with("403"));
}

} // namespace

UrlChoosing::UrlChoosing(Workspace& workspace, QWidget& window)
    : QObject(&window), m_workspace(workspace), m_window(window)
{
    connect(&m_workspace, &Workspace::openFailed, this, &UrlChoosing::askAgain);
    connect(&m_workspace, &Workspace::opened, this, [this] { m_entered.clear(); });
}

void UrlChoosing::ask(const QString& url, const QString& failure)
{
    if (!m_dialog) {
        m_dialog = new UrlDialog(&m_window);
        connect(m_dialog, &UrlDialog::wanted, this, [this](const QString& wanted) {
            m_dialog.clear(); // it is about to close; what fails soon needs another one
            m_entered = wanted;
            m_workspace.open({wanted});
        });
        // What was opened last is most likely wanted again, or the one beside it.
        const QStringList& recent = m_workspace.recentFiles().paths();
        const auto last = std::find_if(recent.begin(), recent.end(), isWebAddress);
        m_dialog->begin(last == recent.end() ? QString() : *last, {});
    }
    if (!url.isEmpty())
        m_dialog->begin(url, failure);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

bool UrlChoosing::offer(const QString& text)
{
    const QString url = isWebAddress(text) ? urlTo({.place = text, .user = {}, .password = {}}) : QString();
    if (!url.isEmpty())
        ask(url);
    return !url.isEmpty();
}

void UrlChoosing::askAgain(const Problem& problem)
{
    const QStringList& wanted = m_workspace.requestedPaths();
    if (wanted.size() != 1 || !isWebAddress(wanted.front()) || problem.code == ProblemCode::Cancelled)
        return;
    if (isRefused(problem) || wanted.front() == m_entered)
        ask(wanted.front(), shown(textOf(problem)));
}

} // namespace throughline
