// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a process's settings from one TOML file with environment overrides. Each setting is named once,
// where it is read; what the file holds beyond that stops the start. `server.port` is overridden by
// GUITAI_SERVER_PORT.
#pragma once

#include "result/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QSet>
#include <QVariant>

#include <memory>

namespace guitai::config {

namespace errors {
inline constexpr ErrorCode kConfigInvalid{"CONFIG_INVALID", 500};
} // namespace errors

class ConfigReader
{
public:
    /// CONFIG_INVALID names the line where the text is no TOML.
    static Result<ConfigReader> parse(const QByteArray& toml, const QProcessEnvironment& environment);
    /// An empty path is an empty file.
    static Result<ConfigReader> load(const QString& path, const QProcessEnvironment& environment);

    ~ConfigReader();
    ConfigReader(ConfigReader&&) noexcept;
    ConfigReader& operator=(ConfigReader&&) noexcept;

    QString text(const char* key, const QString& fallback);
    qint64 integer(const char* key, qint64 fallback, qint64 least, qint64 most);
    bool flag(const char* key, bool fallback);

    /// After the last setting: the first wrong value or unknown key, if there was one.
    Result<Done> finish() const;

private:
    class Private;
    explicit ConfigReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace guitai::config
