// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's trade bill: the table of details and, where it is there too, the table of sums, one after the other in
// either order, in GBK as Alipay writes them or in UTF-8. Pure; any thread.
#pragma once

#include "alipay/alipay_bill_words.h"
#include "channels/bill_lines.h"
#include "channels/bill_tally.h"

#include <optional>
#include <vector>

namespace guitai::alipay {

class BillReader final : public channels::BillReader
{
public:
    /// A bill of another seller than that is refused; empty: of nobody.
    BillReader(QByteArray sellerId, BusinessDate day, channels::BillSinks sinks);

    void add(QByteArrayView piece) override;
    Result<channels::BillTotals> finish() override;

private:
    /// What the next line must be.
    enum class Part : std::uint8_t {
        Title,
        Account,
        Days,
        ListBegin,
        Header,
        Rows, ///< or the line that ends the list
        PaidTotal,
        GivenBackTotal,
        Exported,
        Refused
    };
    enum class Table : std::uint8_t { Details, Sums };
    using Cells = std::vector<QByteArrayView>;

    /// What the details come to; or what the table of sums says that they do.
    struct Sums
    {
        std::int64_t paid = 0; ///< count of payments
        std::int64_t givenBack = 0;
        std::int64_t ordered = 0;  ///< fen, refunds negative, as all sums
        std::int64_t received = 0; ///< by the merchant
        std::int64_t fees = 0;

        friend bool operator==(const Sums&, const Sums&) = default;
    };
    struct Side
    {
        std::int64_t received = 0;
        std::int64_t discount = 0;
    };
    /// Money of one row of the details.
    struct Money
    {
        std::int64_t ordered;
        std::int64_t received;
        std::int64_t discount;
        std::int64_t fee;
    };

    void take(const channels::BillLine& line);
    /// False when the line is not what it must be.
    bool takePart(QByteArrayView text, std::int64_t line);
    bool takeTitle(QByteArrayView text);
    bool takeDays(QByteArrayView text);
    bool takeHeader(QByteArrayView text);
    bool takeRow(QByteArrayView text, std::int64_t line);
    bool takeTotal(QByteArrayView text, bool isPaid);
    void takeDetail(QByteArrayView text, std::int64_t line);
    bool takeSums(QByteArrayView text);
    void refuse(const ErrorCode& code, std::int64_t line);

    void split(QByteArrayView text);
    QByteArrayView cell(int column) const { return m_cells[static_cast<size_t>(column)]; }
    const char* faultIn();
    const char* faultInNumbers(bool isPayment);
    std::optional<Money> readMoney() const;
    void addUp(const Money& money, bool isPayment);
    bool is(QByteArrayView text, const Word& word) const { return text == word.in(m_encoding); }

    const QByteArray m_sellerId;
    const BusinessDate m_day;
    channels::BillTally m_tally;
    channels::BillLines m_lines;
    rows::BillRow m_row;
    Cells m_cells;
    std::optional<Error> m_refusal;
    Encoding m_encoding = Encoding::Gbk;
    Part m_part = Part::Title;
    Table m_table = Table::Details;
    qsizetype m_columns = 0;
    int m_trade = -1;
    int m_order = -1;
    int m_kind = -1;
    int m_done = -1;
    int m_amount = -1;
    int m_received = -1;
    int m_discount = -1;
    int m_request = -1;
    int m_fee = -1;
    int m_payments = -1; ///< of the table of sums
    int m_refunds = -1;
    Side m_paid;
    Side m_givenBack;
    std::int64_t m_toldRows = 0;
    Sums m_sums;
    std::optional<Sums> m_toldSums;
    bool m_isSumKnown = true; ///< false once a row hid its money
    bool m_hasDetails = false;
};

} // namespace guitai::alipay
