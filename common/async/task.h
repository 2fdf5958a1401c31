// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The coroutine vocabulary of the product. Business folders await only a Task or a Later, never a Qt
// object, so that a simulation can run them on virtual time.
//
// Rules for every coroutine (gcc 12 destroys such temporaries twice): parameters by value; no brace
// temporary and no lambda inside a co_await expression (name it, then std::move it); parameter structs
// have constructors; no reference or `this` across a suspension unless its owner outlives the loop.
// QCoro 0.8 moves from whatever `co_return x;` names when x only converts to the task's type (a T for a
// Task<Result<T>>): return what must live on as `co_return std::as_const(x);`.
#pragma once

#include <QCoroTask>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace guitai::async {

template <class T = void>
using Task = QCoro::Task<T>;

namespace detail {
template <class T>
struct LaterState
{
    std::optional<T> value;
    std::coroutine_handle<> waiter;
};
} // namespace detail

/// A value that arrives later, awaited once. Completed by its Promise on the same thread.
template <class T>
class [[nodiscard]] Later
{
public:
    explicit Later(std::shared_ptr<detail::LaterState<T>> state) : m_state(std::move(state)) {}

    bool await_ready() const { return m_state->value.has_value(); }
    void await_suspend(std::coroutine_handle<> waiter) { m_state->waiter = waiter; }
    T await_resume() { return std::move(*m_state->value); }

private:
    std::shared_ptr<detail::LaterState<T>> m_state;
};

/// The giving end of a Later. Copies share one Later; the first complete() counts.
template <class T>
class Promise
{
public:
    Promise() : m_state(std::make_shared<detail::LaterState<T>>()) {}

    Later<T> later() const { return Later<T>(m_state); }
    bool isCompleted() const { return m_state->value.has_value(); }
    /// Resumes the waiter before it returns. Call on the waiter's thread.
    void complete(T value) const
    {
        if (m_state->value)
            return;
        m_state->value.emplace(std::move(value));
        if (auto waiter = std::exchange(m_state->waiter, nullptr))
            waiter.resume();
    }

private:
    std::shared_ptr<detail::LaterState<T>> m_state;
};

} // namespace guitai::async
