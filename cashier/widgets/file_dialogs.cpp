// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/file_dialogs.h"

#include <QFileDialog>
#include <QSaveFile>

namespace guitai::widgets {

void chooseFile(QWidget* parent, const QString& title, const QString& kinds, std::function<void(QString)> then)
{
    auto* dialog = new QFileDialog(parent, title, {}, kinds);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [then = std::move(then)](const QString& path) { then(path); });
    dialog->open();
}

void saveFile(QWidget* parent, const QString& title, const QString& name, const QByteArray& bytes,
              std::function<void(bool)> then)
{
    auto* dialog = new QFileDialog(parent, title, name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [bytes, then = std::move(then)](const QString& path) {
        QSaveFile file(path);
        then(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit());
    });
    dialog->open();
}

} // namespace guitai::widgets
