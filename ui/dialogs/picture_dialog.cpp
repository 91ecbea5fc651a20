// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/picture_dialog.h"

#include "ui/widgets/look.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace throughline {

namespace {

enum Theme { Light, Dark };

} // namespace

PictureDialog::PictureDialog(const QString& view, const PictureChoice& first, QWidget* parent)
    : QDialog(parent), m_width(pixels(first.size.width(), tr("Width"))),
      m_height(pixels(first.size.height(), tr("Height"))), m_theme(new QButtonGroup(this))
{
    setWindowTitle(tr("Save the view as a picture"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* themes = new QHBoxLayout;
    themes->setSpacing(8);
    for (const auto& [theme, name] : {std::pair(Light, tr("Light")), std::pair(Dark, tr("Dark"))}) {
        auto* button = new QPushButton(name);
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setChecked((theme == Dark) == first.dark);
        m_theme->addButton(button, theme);
        themes->addWidget(button);
    }
    themes->addStretch(1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("View"), plainLabel(view));
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Height"), m_height);
    form->addRow(tr("Colours"), themes);

    auto* buttons = new QDialogButtonBox;
    QPushButton* save = buttons->addButton(tr("Save as PNG, SVG or PDF…"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const PictureChoice chosen = choice();
        accept();
        Q_EMIT wanted(chosen);
    });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(form);
    column->addWidget(buttons);
}

QSpinBox* PictureDialog::pixels(int value, const QString& name)
{
    constexpr int kSmallest = 100;
    constexpr int kStep = 100;
    auto* box = new QSpinBox;
    box->setRange(kSmallest, kLargest);
    box->setSingleStep(kStep);
    box->setValue(value);
    box->setSuffix(tr(" px"));
    box->setButtonSymbols(QSpinBox::NoButtons);
    box->setAccessibleName(name);
    return box;
}

PictureChoice PictureDialog::choice() const
{
    return {{m_width->value(), m_height->value()}, m_theme->checkedId() == Dark};
}

} // namespace throughline
