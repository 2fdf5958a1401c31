// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tests that this machine cannot run are counted by ctest: a program of which a part was skipped and nothing failed
// ends with 77, which ctest shows as skipped. Qt Test alone would end with 0, as if all had been shown.
#pragma once

#include <QString>

#include <cstdio>
#include <cstdlib>

namespace guitai::test {

constexpr int kSkippedExit = 77;

inline bool& partWasSkipped()
{
    static bool was = false;
    return was;
}

/// The exit code of a program after so many failed tests: a failure is never hidden by a skipped part.
inline int exitCodeAfter(int failures)
{
    return failures == 0 && partWasSkipped() ? kSkippedExit : failures;
}

/// Ends the whole program as skipped, before it began.
[[noreturn]] inline void skipProgram(const QString& reason)
{
    std::puts(qPrintable(reason));
    std::fflush(stdout);
    std::_Exit(kSkippedExit);
}

} // namespace guitai::test

/// Like QSKIP, and counted. Needs <QTest>.
#define GUITAI_SKIP(reason)                                                                                            \
    do {                                                                                                               \
        guitai::test::partWasSkipped() = true;                                                                         \
        QSKIP(qPrintable(QString(reason)));                                                                            \
    } while (false)

/// The main function of a program that may skip; `Application` as its tests need it.
#define GUITAI_SKIPPING_MAIN(Application, TestObject)                                                                  \
    int main(int argc, char** argv)                                                                                    \
    {                                                                                                                  \
        Application application(argc, argv);                                                                           \
        TestObject tests;                                                                                              \
        return guitai::test::exitCodeAfter(QTest::qExec(&tests, argc, argv));                                          \
    }
