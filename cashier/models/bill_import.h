// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// BillImport: one provider's file from a person: first what it would be taken for, then, once day and account are
// certain, into the backend. GUI thread, no widgets.
#pragma once

#include "backend_client/reconciliation.h"

namespace guitai::models {

class BillImport final : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Looking, Ready, Sending, Done, Failed };

    static constexpr qint64 kMostBytes = 64 << 20;

    explicit BillImport(backend_client::Reconciliation& backend) : m_backend(backend) {}

    State state() const { return m_state; }
    const QString& name() const { return m_upload.name; }
    const std::optional<wire::BillPreview>& preview() const { return m_preview; }
    const std::optional<wire::Bill>& bill() const { return m_bill; }
    const backend_client::Failure& failure() const { return m_failure; }
    const ChannelAccountId& account() const { return m_upload.accountId; }
    const QByteArray& day() const { return m_upload.day; }

    void look(const QString& name, const QByteArray& bytes);
    /// What a person says it is, where the file does not.
    void choose(const ChannelAccountId& account, const QByteArray& day);
    /// Day and account are certain and it was not imported before.
    bool canSend() const;
    void send();
    void clear();
    /// As CSV, with line and reason; rows are asked for first.
    void askBadRows();
    static QByteArray badRowsCsv(const wire::UnreadableRows& rows);

Q_SIGNALS:
    void changed();
    void imported();
    void badRows(const QByteArray& csv);

private:
    void fail(const backend_client::Failure& failure);

    backend_client::Reconciliation& m_backend;
    backend_client::BillUpload m_upload;
    std::optional<wire::BillPreview> m_preview;
    std::optional<wire::Bill> m_bill;
    backend_client::Failure m_failure;
    State m_state = State::Idle;
    int m_turn = 0;
};

} // namespace guitai::models
