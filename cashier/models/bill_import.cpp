// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bill_import.h"

#include "models/safe_csv.h"

namespace guitai::models {

using backend_client::Answer;
using backend_client::Reply;

void BillImport::look(const QString& name, const QByteArray& bytes)
{
    clear();
    m_upload.name = name;
    m_upload.bytes = bytes;
    m_state = State::Looking;
    Q_EMIT changed();
    m_backend.previewBill(
        m_upload, Reply<wire::BillPreview>(this, [this, turn = m_turn](const Answer<wire::BillPreview>& answer) {
            if (turn != m_turn)
                return;
            if (!answer.ok()) {
                fail(answer.failure());
                return;
            }
            m_preview = answer.value();
            m_upload.accountId = m_preview->accountId;
            m_upload.day = m_preview->day;
            m_upload.kind = m_preview->kind;
            m_state = State::Ready;
            Q_EMIT changed();
        }));
}

void BillImport::choose(const ChannelAccountId& account, const QByteArray& day)
{
    if (m_state != State::Ready)
        return;
    m_upload.accountId = account;
    m_upload.day = day;
    Q_EMIT changed();
}

bool BillImport::canSend() const
{
    return m_state == State::Ready && m_preview->duplicateOf.empty() && !m_upload.accountId.isEmpty() &&
           !m_upload.day.isEmpty();
}

void BillImport::send()
{
    if (!canSend())
        return;
    m_state = State::Sending;
    Q_EMIT changed();
    m_backend.importBill(m_upload, Reply<wire::Bill>(this, [this, turn = m_turn](const Answer<wire::Bill>& answer) {
                             if (turn != m_turn)
                                 return;
                             if (!answer.ok()) {
                                 fail(answer.failure());
                                 return;
                             }
                             m_bill = answer.value();
                             m_state = State::Done;
                             Q_EMIT changed();
                             Q_EMIT imported();
                         }));
}

void BillImport::fail(const backend_client::Failure& failure)
{
    m_failure = failure;
    m_state = State::Failed;
    Q_EMIT changed();
}

void BillImport::clear()
{
    ++m_turn;
    m_upload = {};
    m_preview.reset();
    m_bill.reset();
    m_failure = {};
    m_state = State::Idle;
}

void BillImport::askBadRows()
{
    if (!m_bill)
        return;
    m_backend.unreadableRows(m_bill->billId,
                             Reply<wire::UnreadableRows>(this, [this](const Answer<wire::UnreadableRows>& answer) {
                                 if (answer.ok())
                                     Q_EMIT badRows(badRowsCsv(answer.value()));
                                 else
                                     fail(answer.failure());
                             }));
}

QByteArray BillImport::badRowsCsv(const wire::UnreadableRows& rows)
{
    QByteArray csv = csvMark() + csvLine({tr("Line"), tr("Why it could not be read")});
    for (const wire::BillRow& row : rows.rows)
        csv += csvLine({QString::number(row.line), QString::fromUtf8(row.note)});
    return csv;
}

} // namespace guitai::models
