// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FlowDesk: a sale's flow with everything outside of it faked; restart() is a power cut.
#pragma once

#include "cashier/fake_backend.h"
#include "models/payment_flow.h"
#include "support/fake_clock.h"
#include "support/fake_timers.h"

#include <QTemporaryDir>

namespace guitai::test {

using namespace std::chrono_literals;
using backend_client::Failure;

inline Failure failure(Failure::Kind kind, int status = 0, const char* code = "X")
{
    Failure failure;
    failure.kind = kind;
    failure.status = status;
    failure.code = code;
    return failure;
}

inline const Money kAmount(1230, Currency::cny());

class FlowDesk
{
public:
    FlowDesk() { restart(); }

    void restart()
    {
        flow.reset();
        backend = std::make_unique<FakeBackend>();
        const models::MintKey mint = [this] {
            return MerchantOrderNo::trusted("T01-KEY" + QByteArray::number(++minted));
        };
        flow = std::make_unique<models::PaymentFlow>(models::FlowParts{*backend, timers, clock, mint, path()});
        models::SaleTerms terms;
        terms.tillNo = TillNo::trusted("T01");
        terms.subject = QStringLiteral("Shop");
        flow->begin(terms);
    }
    QString path() const { return m_folder.filePath(QStringLiteral("sale.json")); }
    void advance(Duration by)
    {
        for (Duration passed = 0ms; passed < by; passed += 50ms) {
            clock.advance(50ms);
            timers.advance(50ms);
        }
    }
    void commit()
    {
        advance(600ms);
        flow->commit(kAmount);
    }
    wire::Payment payment(const char* status = "PENDING") const
    {
        wire::Payment payment;
        payment.paymentNo = PaymentNo::trusted("P1");
        payment.merchantOrderNo = flow->sale().key;
        payment.amount = kAmount;
        payment.status = status;
        payment.createdAt = clock.now();
        payment.expiresAt = clock.now() + 300s;
        if (payment.status == "PENDING")
            payment.credential = wire::Credential{QStringLiteral("qr"), QStringLiteral("weixin://x")};
        return payment;
    }
    void showQr()
    {
        commit();
        backend->creates.back().reply.give(payment());
    }
    /// Takes the oldest question and answers it.
    void answer(backend_client::Answer<wire::Payment> with)
    {
        const auto question = backend->questions.front();
        backend->questions.pop_front();
        question.reply.give(std::move(with));
    }
    void answerFind(backend_client::Answer<wire::PaymentPage> with)
    {
        const auto finding = backend->findings.front();
        backend->findings.pop_front();
        finding.second.give(std::move(with));
    }

    FakeClock clock;
    FakeTimers timers;
    std::unique_ptr<FakeBackend> backend;
    std::unique_ptr<models::PaymentFlow> flow;
    int minted = 0;

private:
    QTemporaryDir m_folder;
};

} // namespace guitai::test
