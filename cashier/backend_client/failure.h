// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a call to the backend brought no value. The three kinds differ in what they say about money: only
// NotSent and most refusals prove that nothing happened.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <utility>
#include <variant>

namespace guitai::backend_client {

struct Failure
{
    enum class Kind {
        NotSent,  ///< nothing of the request left this machine
        NoAnswer, ///< it left and no readable answer came: the effect is unknown
        Refused   ///< the backend answered with a problem document
    };
    Kind kind = Kind::NoAnswer;
    int status = 0;
    QByteArray code; ///< stable; the cashier's words are found by it
    QString field;
    QByteArray requestId;
    QJsonObject extras;

    /// Whether the request may have taken effect.
    bool effectUnknown() const;
    /// The operator has to sign in again.
    bool sessionEnded() const { return kind == Kind::Refused && status == 401; }
};

template <class T>
class Answer
{
public:
    Answer(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Answer(Failure failure) : m_state(std::in_place_index<1>, std::move(failure)) {}

    bool ok() const { return m_state.index() == 0; }
    const T& value() const { return std::get<0>(m_state); }
    const Failure& failure() const { return std::get<1>(m_state); }

private:
    std::variant<T, Failure> m_state;
};

} // namespace guitai::backend_client
