// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "merchants/sealed_secret.h"

#include "crypto/aes_gcm.h"
#include "crypto/hash.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace guitai::merchants {

namespace {

constexpr char kKeyVersion = 1;
constexpr qsizetype kNonceBytes = 12;
constexpr qsizetype kKeyBytes = 32;

class Descriptor
{
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return m_fd; }

private:
    int m_fd;
};

Error unusable(const char* why)
{
    return {errors::kSealKeyUnusable, {}, QString::fromLatin1(why)};
}

/// The version takes part, so that a sealed secret cannot be passed off as one of another key.
QByteArray associatedData(QByteArrayView place)
{
    return QByteArray("guitai-sealed/").append(kKeyVersion).append('/').append(place);
}

bool writeWhole(int fd, const QByteArray& bytes)
{
    return ::write(fd, bytes.constData(), static_cast<size_t>(bytes.size())) == bytes.size() && ::fsync(fd) == 0;
}

bool syncFolderOf(const QByteArray& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(QFile::decodeName(path)).absolutePath());
    const Descriptor opened(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.get() >= 0 && ::fsync(opened.get()) == 0;
}

/// Whole or not at all: written beside, then linked, which fails when another start was faster.
std::optional<Error> makeKeyFile(const QByteArray& path)
{
    const QByteArray beside = path + ".new";
    ::unlink(beside.constData());
    const QByteArray text = crypto::randomBytes(kKeyBytes).toHex() + '\n';
    {
        const Descriptor made(::open(beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (made.get() < 0 || !writeWhole(made.get(), text))
            return unusable("the key file cannot be written");
    }
    const bool linked = ::link(beside.constData(), path.constData()) == 0 || errno == EEXIST;
    ::unlink(beside.constData());
    if (!linked || !syncFolderOf(path))
        return unusable("the key file cannot be put in place");
    return std::nullopt;
}

} // namespace

Result<SecretSealer> SecretSealer::fromKeyFile(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    const Descriptor opened(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (opened.get() < 0)
        return unusable("the key file cannot be opened");
    struct stat about = {};
    if (::fstat(opened.get(), &about) != 0 || !S_ISREG(about.st_mode))
        return unusable("the key file is no regular file");
    if ((about.st_mode & 0177) != 0)
        return unusable("the key file must have mode 0400 or 0600");
    std::array<char, 128> text{};
    const ssize_t length = ::read(opened.get(), text.data(), text.size());
    const QByteArray digits = QByteArray(text.data(), std::max<ssize_t>(length, 0)).trimmed();
    explicit_bzero(text.data(), text.size());
    const QByteArray key = QByteArray::fromHex(digits);
    if (digits.size() != 2 * kKeyBytes || key.toHex() != digits.toLower())
        return unusable("the key file must hold 64 hex digits");
    return SecretSealer(Secret(key));
}

Result<SecretSealer> SecretSealer::fromKeyFileMade(const QString& path)
{
    if (!QFileInfo::exists(path)) {
        if (const auto failed = makeKeyFile(QFile::encodeName(path)))
            return *failed;
    }
    return fromKeyFile(path);
}

QByteArray SecretSealer::seal(const Secret& secret, QByteArrayView place) const
{
    const QByteArray nonce = crypto::randomBytes(kNonceBytes);
    const QByteArray sealed = crypto::sealAesGcm(m_key, nonce, associatedData(place), secret.reveal());
    return QByteArray(1, kKeyVersion) + nonce + sealed;
}

Result<Secret> SecretSealer::open(QByteArrayView sealed, QByteArrayView place) const
{
    if (sealed.size() < 1 + kNonceBytes || sealed.front() != kKeyVersion)
        return Error{crypto::errors::kDecryptFailed};
    const QByteArrayView nonce = sealed.sliced(1, kNonceBytes);
    return crypto::openAesGcm(m_key, nonce, associatedData(place), sealed.sliced(1 + kNonceBytes));
}

Secret SecretSealer::keyFor(QByteArrayView purpose) const
{
    return Secret(crypto::hmacSha256(m_key, QByteArray("guitai-key/").append(purpose)));
}

} // namespace guitai::merchants
