<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>PaymentState</name>
    <message>
        <source>Enter the amount</source>
        <translation>Enter the amount</translation>
    </message>
    <message>
        <source>Then press F3 or Enter to show the payment code.</source>
        <translation>Then press F3 or Enter to show the payment code.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>The code appears in a moment.</source>
        <translation>The code appears in a moment.</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>Scan to pay</translation>
    </message>
    <message>
        <source>Result not known yet</source>
        <translation>Result not known yet</translation>
    </message>
    <message>
        <source>Do not charge again. The till keeps asking until the result is certain.</source>
        <translation>Do not charge again. The till keeps asking until the result is certain.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelling…</translation>
    </message>
    <message>
        <source>Making sure no money moved. Please wait for the result.</source>
        <translation>Making sure no money moved. Please wait for the result.</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>The next sale begins by itself in a few seconds.</source>
        <translation>The next sale begins by itself in a few seconds.</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Next customer</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>The customer was not charged.</source>
        <translation>The customer was not charged.</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>Not paid</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>Code expired</source>
        <translation>Code expired</translation>
    </message>
    <message>
        <source>Nothing received so far. The till keeps watching for late money.</source>
        <translation>Nothing received so far. The till keeps watching for late money.</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>Paid too late</translation>
    </message>
    <message>
        <source>Money arrived after the order was closed. A supervisor accepts or refunds it.</source>
        <translation>Money arrived after the order was closed. A supervisor accepts or refunds it.</translation>
    </message>
    <message>
        <source>A supervisor must look at this</source>
        <translation>A supervisor must look at this</translation>
    </message>
    <message>
        <source>The answers about this payment contradict each other. Do not charge again.</source>
        <translation>The answers about this payment contradict each other. Do not charge again.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The backend cannot be reached.</source>
        <translation>The backend cannot be reached.</translation>
    </message>
    <message>
        <source>Nothing was charged and the amount is kept. Try again when the till is online.</source>
        <translation>Nothing was charged and the amount is kept. Try again when the till is online.</translation>
    </message>
    <message>
        <source>The backend did not answer.</source>
        <translation>The backend did not answer.</translation>
    </message>
    <message>
        <source>Wait: the till keeps asking.</source>
        <translation>Wait: the till keeps asking.</translation>
    </message>
    <message>
        <source>The backend&apos;s answer could not be read.</source>
        <translation>The backend&apos;s answer could not be read.</translation>
    </message>
    <message>
        <source>Operator or password is not right.</source>
        <translation>Operator or password is not right.</translation>
    </message>
    <message>
        <source>Check both and sign in again.</source>
        <translation>Check both and sign in again.</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>Your session has ended.</translation>
    </message>
    <message>
        <source>Sign in again to go on. Nothing is lost.</source>
        <translation>Sign in again to go on. Nothing is lost.</translation>
    </message>
    <message>
        <source>This operator may not take payments.</source>
        <translation>This operator may not take payments.</translation>
    </message>
    <message>
        <source>Ask a supervisor to sign in.</source>
        <translation>Ask a supervisor to sign in.</translation>
    </message>
    <message>
        <source>Too many requests at the moment.</source>
        <translation>Too many requests at the moment.</translation>
    </message>
    <message>
        <source>Wait a few seconds and try again.</source>
        <translation>Wait a few seconds and try again.</translation>
    </message>
    <message>
        <source>The payment service is not available right now.</source>
        <translation>The payment service is not available right now.</translation>
    </message>
    <message>
        <source>Nothing was charged. Try again in a moment.</source>
        <translation>Nothing was charged. Try again in a moment.</translation>
    </message>
    <message>
        <source>This wallet does not work at the moment.</source>
        <translation>This wallet does not work at the moment.</translation>
    </message>
    <message>
        <source>Nothing was charged. Offer the customer another way to pay.</source>
        <translation>Nothing was charged. Offer the customer another way to pay.</translation>
    </message>
    <message>
        <source>This way to pay is not set up for the shop.</source>
        <translation>This way to pay is not set up for the shop.</translation>
    </message>
    <message>
        <source>Offer another way and tell the supervisor.</source>
        <translation>Offer another way and tell the supervisor.</translation>
    </message>
    <message>
        <source>The amount is not valid.</source>
        <translation>The amount is not valid.</translation>
    </message>
    <message>
        <source>Enter it again.</source>
        <translation>Enter it again.</translation>
    </message>
    <message>
        <source>The amount is too large or zero.</source>
        <translation>The amount is too large or zero.</translation>
    </message>
    <message>
        <source>Enter it again, or split it.</source>
        <translation>Enter it again, or split it.</translation>
    </message>
    <message>
        <source>The payment was refused for safety reasons.</source>
        <translation>The payment was refused for safety reasons.</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask a supervisor.</source>
        <translation>Nothing was charged. Ask a supervisor.</translation>
    </message>
    <message>
        <source>The backend did not accept the order.</source>
        <translation>The backend did not accept the order.</translation>
    </message>
    <message>
        <source>Nothing was charged. Tell the supervisor the code below.</source>
        <translation>Nothing was charged. Tell the supervisor the code below.</translation>
    </message>
    <message>
        <source>The customer declined the payment.</source>
        <translation>The customer declined the payment.</translation>
    </message>
    <message>
        <source>Ask how they want to pay and show a new code.</source>
        <translation>Ask how they want to pay and show a new code.</translation>
    </message>
    <message>
        <source>The wallet refused the payment.</source>
        <translation>The wallet refused the payment.</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask the customer to use another card or wallet.</source>
        <translation>Nothing was charged. Ask the customer to use another card or wallet.</translation>
    </message>
    <message>
        <source>The customer&apos;s balance is too low.</source>
        <translation>The customer&apos;s balance is too low.</translation>
    </message>
    <message>
        <source>The till cannot write to its disk, so nothing was sent.</source>
        <translation>The till cannot write to its disk, so nothing was sent.</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was charged.</source>
        <translation>Free some space and try again. Nothing was charged.</translation>
    </message>
    <message>
        <source>The till stopped before this sale was sent.</source>
        <translation>The till stopped before this sale was sent.</translation>
    </message>
    <message>
        <source>Nothing was charged. Press Enter to show its code, or C to clear it.</source>
        <translation>Nothing was charged. Press Enter to show its code, or C to clear it.</translation>
    </message>
    <message>
        <source>The payment did not go through.</source>
        <translation>The payment did not go through.</translation>
    </message>
    <message>
        <source>Nothing was charged. Show a new code, or tell the supervisor the code below.</source>
        <translation>Nothing was charged. Show a new code, or tell the supervisor the code below.</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>WeChat Pay</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>Alipay</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>UnionPay</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>Paid late</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Cancelling</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Too many wrong passwords.</source>
        <translation>Too many wrong passwords.</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>Wait a few minutes and try again.</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::CheckoutScreen</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::IdlePanel</name>
    <message>
        <source>Show payment code  (F3)</source>
        <translation>Show payment code  (F3)</translation>
    </message>
    <message>
        <source>Show payment code</source>
        <translation>Show payment code</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Large amount: %1</source>
        <translation>Large amount: %1</translation>
    </message>
    <message>
        <source>%1. Press Enter again to show the code.</source>
        <translation>%1. Press Enter again to show the code.</translation>
    </message>
    <message>
        <source>Press Enter again to show the code.</source>
        <translation>Press Enter again to show the code.</translation>
    </message>
    <message>
        <source>Enter the amount first.</source>
        <translation>Enter the amount first.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n sale</numerusform>
            <numerusform>%n sales</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::KeyHints</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>Show code</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Next customer</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>Ask now</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::QrPanel</name>
    <message>
        <source>Ask now  (F5)</source>
        <translation>Ask now  (F5)</translation>
    </message>
    <message>
        <source>Ask for the result now</source>
        <translation>Ask for the result now</translation>
    </message>
    <message>
        <source>Stop  (Esc)</source>
        <translation>Stop  (Esc)</translation>
    </message>
    <message>
        <source>Stop this payment</source>
        <translation>Stop this payment</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>Scan to pay %1</source>
        <translation>Scan to pay %1</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Order %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>Scan this code</source>
        <translation>Scan this code</translation>
    </message>
    <message>
        <source>Expires in %1!</source>
        <translation>Expires in %1!</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Asking every 3 s</source>
        <translation>Asking every 3 s</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::ResultPanel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>It is stopped as soon as the backend answers.</source>
        <translation>It is stopped as soon as the backend answers.</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Order %1</translation>
    </message>
    <message>
        <source>%1  (Enter)</source>
        <translation>%1  (Enter)</translation>
    </message>
    <message>
        <source>Ask for the result now</source>
        <translation>Ask for the result now</translation>
    </message>
    <message>
        <source>Stop  (Esc)</source>
        <translation>Stop  (Esc)</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Next customer</translation>
    </message>
    <message>
        <source>Stop this payment</source>
        <translation>Stop this payment</translation>
    </message>
    <message>
        <source>Ask  (F5)</source>
        <translation>Ask  (F5)</translation>
    </message>
    <message>
        <source>Next  (Esc)</source>
        <translation>Next  (Esc)</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::ResultsList</name>
    <message>
        <source>Last results</source>
        <translation>Last results</translation>
    </message>
    <message>
        <source>No payments yet.</source>
        <translation>No payments yet.</translation>
    </message>
</context>
<context>
    <name>guitai::screens::sign_in::BrandPanel</name>
    <message>
        <source>Till</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Merchant cashier</source>
        <translation>Merchant cashier</translation>
    </message>
</context>
<context>
    <name>guitai::screens::sign_in::SignInScreen</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>Looking for the backend…</source>
        <translation>Looking for the backend…</translation>
    </message>
    <message>
        <source>Backend reached</source>
        <translation>Backend reached</translation>
    </message>
    <message>
        <source>No connection to the backend</source>
        <translation>No connection to the backend</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
</context>
<context>
    <name>guitai::till::TillWindow</name>
    <message>
        <source>Till %1</source>
        <translation>Till %1</translation>
    </message>
    <message>
        <source>No connection to the backend. New payments wait; the amount is kept. The till tries again by itself.</source>
        <translation>No connection to the backend. New payments wait; the amount is kept. The till tries again by itself.</translation>
    </message>
    <message>
        <source>%1 arrived too late for order %2. A supervisor accepts or refunds it.</source>
        <translation>%1 arrived too late for order %2. A supervisor accepts or refunds it.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>%1 for order %2 was paid after you moved on. It is booked as paid.</source>
        <translation>%1 for order %2 was paid after you moved on. It is booked as paid.</translation>
    </message>
</context>
<context>
    <name>guitai::till::TopBar</name>
    <message>
        <source>Switch the language</source>
        <translation>Switch the language</translation>
    </message>
    <message>
        <source>Switch to light colours</source>
        <translation>Switch to light colours</translation>
    </message>
    <message>
        <source>Switch to dark colours</source>
        <translation>Switch to dark colours</translation>
    </message>
    <message>
        <source>Switch the sound on</source>
        <translation>Switch the sound on</translation>
    </message>
    <message>
        <source>Switch the sound off</source>
        <translation>Switch the sound off</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>Online %1 ms</source>
        <translation>Online %1 ms</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>Till %1</translation>
    </message>
</context>
<context>
    <name>guitai::widgets::Keypad</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>Delete the last digit</translation>
    </message>
    <message>
        <source>Clear the amount</source>
        <translation>Clear the amount</translation>
    </message>
    <message>
        <source>Add another amount</source>
        <translation>Add another amount</translation>
    </message>
</context>
</TS>
