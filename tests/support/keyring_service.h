// SPDX-License-Identifier: GPL-3.0-or-later
// KeyringService: a real keyring (gnome-keyring) on a session bus of its own, for one test, in a temporary
// folder.
//
// To be made before anything of the process talks to its session bus: from then on that is this one, also
// after the object's end. lock() and stop() leave what is in the keyring. Ends with the object.
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace throughline::test {

class KeyringService {
public:
    // Unlocked. Null where a program is not installed or does not start; `reason` then says which.
    [[nodiscard]] static std::unique_ptr<KeyringService> started(QString& reason);
    ~KeyringService();
    KeyringService(const KeyringService&) = delete;
    KeyringService& operator=(const KeyringService&) = delete;

    // As after a log-in without a password; nobody is there who could unlock it.
    bool startLocked() { return start(false); }
    bool startUnlocked() { return start(true); }
    void stop();
    // Takes everything and says nothing, until it goes on.
    void hold();
    void goOn();
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    KeyringService() = default;

    bool startBus();
    bool start(bool unlocked);
    // Whether the bus has a keyring.
    [[nodiscard]] bool isThere() const;

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace throughline::test
