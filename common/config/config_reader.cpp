// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/config_reader.h"

#include <QFile>

#include <toml++/toml.h>

#include <optional>
#include <string>

namespace guitai::config {

namespace {

Error invalid(const QString& key, const QString& detail)
{
    return {errors::kConfigInvalid, key, detail};
}

QString environmentName(QByteArrayView key)
{
    return QStringLiteral("GUITAI_") + QString::fromLatin1(key).toUpper().replace(QLatin1Char('.'), QLatin1Char('_'));
}

void collectKeys(const toml::table& table, const std::string& prefix, QSet<QByteArray>& keys)
{
    for (const auto& [key, node] : table) {
        const std::string path = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
        if (const auto* inner = node.as_table())
            collectKeys(*inner, path, keys);
        else
            keys.insert(QByteArray::fromStdString(path));
    }
}

} // namespace

class ConfigReader::Private
{
public:
    toml::table table;
    QProcessEnvironment environment;
    QSet<QByteArray> known;
    std::optional<Error> firstError;

    void fail(const char* key, const QString& detail)
    {
        if (!firstError)
            firstError = invalid(QString::fromLatin1(key), detail);
    }
    std::optional<QString> overriding(const char* key)
    {
        known.insert(key);
        const QString name = environmentName(key);
        return environment.contains(name) ? std::optional(environment.value(name)) : std::nullopt;
    }
};

ConfigReader::ConfigReader(std::unique_ptr<Private> d) : d(std::move(d)) {}
ConfigReader::~ConfigReader() = default;
ConfigReader::ConfigReader(ConfigReader&&) noexcept = default;
ConfigReader& ConfigReader::operator=(ConfigReader&&) noexcept = default;

Result<ConfigReader> ConfigReader::parse(const QByteArray& text, const QProcessEnvironment& environment)
{
    auto d = std::make_unique<Private>();
    d->environment = environment;
    try {
        d->table = toml::parse(std::string_view(text.constData(), static_cast<size_t>(text.size())));
    } catch (const toml::parse_error& error) {
        const auto line = static_cast<qulonglong>(error.source().begin.line);
        return invalid({}, QStringLiteral("Line %1 is not TOML: %2")
                               .arg(line)
                               .arg(QString::fromStdString(std::string(error.description()))));
    }
    return ConfigReader(std::move(d));
}

Result<ConfigReader> ConfigReader::load(const QString& path, const QProcessEnvironment& environment)
{
    if (path.isEmpty())
        return parse({}, environment);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return invalid({}, QStringLiteral("The settings file %1 cannot be read.").arg(path));
    return parse(file.readAll(), environment);
}

QString ConfigReader::text(const char* key, const QString& fallback)
{
    if (const auto override = d->overriding(key))
        return *override;
    const auto node = d->table.at_path(key);
    if (!node)
        return fallback;
    if (const auto value = node.value_exact<std::string>())
        return QString::fromStdString(*value);
    d->fail(key, QStringLiteral("A text is expected."));
    return fallback;
}

qint64 ConfigReader::integer(const char* key, qint64 fallback, qint64 least, qint64 most)
{
    qint64 value = fallback;
    bool isInteger = true;
    if (const auto override = d->overriding(key)) {
        value = override->toLongLong(&isInteger);
    } else if (const auto node = d->table.at_path(key)) {
        const auto exact = node.value_exact<int64_t>();
        isInteger = exact.has_value();
        value = exact.value_or(fallback);
    }
    if (!isInteger || value < least || value > most) {
        d->fail(key, QStringLiteral("A whole number from %1 to %2 is expected.").arg(least).arg(most));
        return fallback;
    }
    return value;
}

bool ConfigReader::flag(const char* key, bool fallback)
{
    if (const auto override = d->overriding(key)) {
        if (*override != QStringLiteral("true") && *override != QStringLiteral("false"))
            d->fail(key, QStringLiteral("true or false is expected."));
        return *override == QStringLiteral("true");
    }
    const auto node = d->table.at_path(key);
    if (!node)
        return fallback;
    if (const auto value = node.value_exact<bool>())
        return *value;
    d->fail(key, QStringLiteral("true or false is expected."));
    return fallback;
}

Result<Done> ConfigReader::finish() const
{
    if (d->firstError)
        return *d->firstError;
    QSet<QByteArray> given;
    collectKeys(d->table, {}, given);
    for (const QByteArray& key : std::as_const(given)) {
        if (!d->known.contains(key))
            return invalid(QString::fromUtf8(key), QStringLiteral("There is no such setting."));
    }
    return Done{};
}

} // namespace guitai::config
