<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>BookFailures</name>
    <message>
        <source>The backend cannot be reached.</source>
        <translation>The backend cannot be reached.</translation>
    </message>
    <message>
        <source>Nothing was done. Try again when the till is online.</source>
        <translation>Nothing was done. Try again when the till is online.</translation>
    </message>
    <message>
        <source>The backend did not answer.</source>
        <translation>The backend did not answer.</translation>
    </message>
    <message>
        <source>Look again before you repeat it.</source>
        <translation>Look again before you repeat it.</translation>
    </message>
    <message>
        <source>The backend is busy right now.</source>
        <translation>The backend is busy right now.</translation>
    </message>
    <message>
        <source>Nothing was done. Try again in a moment.</source>
        <translation>Nothing was done. Try again in a moment.</translation>
    </message>
    <message>
        <source>Too many requests at the moment.</source>
        <translation>Too many requests at the moment.</translation>
    </message>
    <message>
        <source>Nothing was done. Try again in a few seconds.</source>
        <translation>Nothing was done. Try again in a few seconds.</translation>
    </message>
    <message>
        <source>This operator may not do that.</source>
        <translation>This operator may not do that.</translation>
    </message>
    <message>
        <source>Ask a supervisor.</source>
        <translation>Ask a supervisor.</translation>
    </message>
    <message>
        <source>Name or PIN is not right.</source>
        <translation>Name or PIN is not right.</translation>
    </message>
    <message>
        <source>Enter both again. Nothing has gone back.</source>
        <translation>Enter both again. Nothing has gone back.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Too many wrong PINs.</translation>
    </message>
    <message>
        <source>Wait some minutes, or ask another supervisor. Nothing has gone back.</source>
        <translation>Wait some minutes, or ask another supervisor. Nothing has gone back.</translation>
    </message>
    <message>
        <source>Nobody agrees to their own refund.</source>
        <translation>Nobody agrees to their own refund.</translation>
    </message>
    <message>
        <source>Ask somebody else.</source>
        <translation>Ask somebody else.</translation>
    </message>
    <message>
        <source>A PIN is not enough for this amount.</source>
        <translation>A PIN is not enough for this amount.</translation>
    </message>
    <message>
        <source>A supervisor signs in and agrees there. The refund waits for a day.</source>
        <translation>A supervisor signs in and agrees there. The refund waits for a day.</translation>
    </message>
    <message>
        <source>Somebody has decided about this already.</source>
        <translation>Somebody has decided about this already.</translation>
    </message>
    <message>
        <source>Look again at what became of it.</source>
        <translation>Look again at what became of it.</translation>
    </message>
    <message>
        <source>That is more than can still go back.</source>
        <translation>That is more than can still go back.</translation>
    </message>
    <message>
        <source>Nothing was refunded. Look at what is left above and enter less.</source>
        <translation>Nothing was refunded. Look at what is left above and enter less.</translation>
    </message>
    <message>
        <source>This payment was not paid.</source>
        <translation>This payment was not paid.</translation>
    </message>
    <message>
        <source>There is nothing to give back.</source>
        <translation>There is nothing to give back.</translation>
    </message>
    <message>
        <source>This payment is frozen: its answers contradict each other.</source>
        <translation>This payment is frozen: its answers contradict each other.</translation>
    </message>
    <message>
        <source>Nothing was refunded. A supervisor must look at it first.</source>
        <translation>Nothing was refunded. A supervisor must look at it first.</translation>
    </message>
    <message>
        <source>The shop&apos;s account does not hold enough.</source>
        <translation>The shop&apos;s account does not hold enough.</translation>
    </message>
    <message>
        <source>Nothing was refunded. Try later, or tell who keeps the books.</source>
        <translation>Nothing was refunded. Try later, or tell who keeps the books.</translation>
    </message>
    <message>
        <source>The list shows who.</source>
        <translation>The list shows who.</translation>
    </message>
    <message>
        <source>The till cannot write to its disk, so nothing was sent.</source>
        <translation>The till cannot write to its disk, so nothing was sent.</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was refunded.</source>
        <translation>Free some space and try again. Nothing was refunded.</translation>
    </message>
    <message>
        <source>The till stopped before this refund was sent.</source>
        <translation>The till stopped before this refund was sent.</translation>
    </message>
    <message>
        <source>Nothing was refunded. Send it again, or cancel.</source>
        <translation>Nothing was refunded. Send it again, or cancel.</translation>
    </message>
    <message>
        <source>That was not possible.</source>
        <translation>That was not possible.</translation>
    </message>
    <message>
        <source>Nothing was done. Tell the supervisor the code.</source>
        <translation>Nothing was done. Tell the supervisor the code.</translation>
    </message>
    <message>
        <source>The shop has no such wallet.</source>
        <translation>The shop has no such wallet.</translation>
    </message>
    <message>
        <source>Look again: the list may be old.</source>
        <translation>Look again: the list may be old.</translation>
    </message>
    <message>
        <source>The wallet does not take payments now.</source>
        <translation>The wallet does not take payments now.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Look again in a minute.</source>
        <translation>It is tried again by itself. Look again in a minute.</translation>
    </message>
    <message>
        <source>This wallet shows no code that could be paid.</source>
        <translation>This wallet shows no code that could be paid.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>Nothing was charged.</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>Paid after the order was closed</source>
        <translation>Paid after the order was closed</translation>
    </message>
    <message>
        <source>Paid a second time</source>
        <translation>Paid a second time</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Going back</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>Shop account</source>
        <translation>Shop account</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>Cash drawer</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Takings, less fees</source>
        <translation>Takings, less fees</translation>
    </message>
    <message>
        <source>Held money freed again</source>
        <translation>Held money freed again</translation>
    </message>
    <message>
        <source>Held money paid out</source>
        <translation>Held money paid out</translation>
    </message>
    <message>
        <source>Fee given back for a refund</source>
        <translation>Fee given back for a refund</translation>
    </message>
    <message>
        <source>Fee taken again: the refund came to nothing</source>
        <translation>Fee taken again: the refund came to nothing</translation>
    </message>
    <message>
        <source>Money that needs a decision</source>
        <translation>Money that needs a decision</translation>
    </message>
    <message>
        <source>Late money accepted</source>
        <translation>Late money accepted</translation>
    </message>
    <message>
        <source>Late money given back</source>
        <translation>Late money given back</translation>
    </message>
    <message>
        <source>Recharge</source>
        <translation>Recharge</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Withdrawal</translation>
    </message>
    <message>
        <source>Refund, less its share of the fee</source>
        <translation>Refund, less its share of the fee</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>Refund that came to nothing</source>
        <translation>Refund that came to nothing</translation>
    </message>
    <message>
        <source>Withdrawal that came to nothing</source>
        <translation>Withdrawal that came to nothing</translation>
    </message>
    <message>
        <source>Freeze ended</source>
        <translation>Freeze ended</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
</context>
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
    <message>
        <source>Ask the customer to confirm</source>
        <translation>Ask the customer to confirm</translation>
    </message>
    <message>
        <source>The wallet waits for a password or a fingerprint on the customer&apos;s phone.</source>
        <translation>The wallet waits for a password or a fingerprint on the customer&apos;s phone.</translation>
    </message>
    <message>
        <source>Cancelled: nothing charged</source>
        <translation>Cancelled: nothing charged</translation>
    </message>
    <message>
        <source>Tell the customer that no money was kept.</source>
        <translation>Tell the customer that no money was kept.</translation>
    </message>
</context>
<context>
    <name>RefundReason</name>
    <message>
        <source>Goods returned</source>
        <translation>Goods returned</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Wrong amount</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>Paid twice</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>RefundState</name>
    <message>
        <source>Sending…</source>
        <translation>Sending…</translation>
    </message>
    <message>
        <source>A second person has to agree</source>
        <translation>A second person has to agree</translation>
    </message>
    <message>
        <source>Nothing has gone back yet. A supervisor enters their name and PIN.</source>
        <translation>Nothing has gone back yet. A supervisor enters their name and PIN.</translation>
    </message>
    <message>
        <source>Result not known yet</source>
        <translation>Result not known yet</translation>
    </message>
    <message>
        <source>Do not refund again. The till keeps asking; the money goes back once at most.</source>
        <translation>Do not refund again. The till keeps asking; the money goes back once at most.</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>On its way back</translation>
    </message>
    <message>
        <source>The bank may take some hours: tell the customer. You can go on; the list shows when it has arrived.</source>
        <translation>The bank may take some hours: tell the customer. You can go on; the list shows when it has arrived.</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>The customer has the money back.</source>
        <translation>The customer has the money back.</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>Not refunded</translation>
    </message>
    <message>
        <source>Nothing went back. It can be tried again.</source>
        <translation>Nothing went back. It can be tried again.</translation>
    </message>
    <message>
        <source>The wallet could not deliver it</source>
        <translation>The wallet could not deliver it</translation>
    </message>
    <message>
        <source>A supervisor has to look at this. Do not refund again.</source>
        <translation>A supervisor has to look at this. Do not refund again.</translation>
    </message>
</context>
<context>
    <name>ShopTime</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Told by %1</source>
        <translation>Told by %1</translation>
    </message>
    <message>
        <source>Answered by %1 when asked</source>
        <translation>Answered by %1 when asked</translation>
    </message>
    <message>
        <source>Closed at the till</source>
        <translation>Closed at the till</translation>
    </message>
    <message>
        <source>Cancelled at the till</source>
        <translation>Cancelled at the till</translation>
    </message>
    <message>
        <source>Its time was over</source>
        <translation>Its time was over</translation>
    </message>
    <message>
        <source>Late money accepted</source>
        <translation>Late money accepted</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>Waiting for the customer</translation>
    </message>
    <message>
        <source>Code asked for at %1</source>
        <translation>Code asked for at %1</translation>
    </message>
    <message>
        <source>This try failed</source>
        <translation>This try failed</translation>
    </message>
    <message>
        <source>Asked for by %1</source>
        <translation>Asked for by %1</translation>
    </message>
    <message>
        <source>Asked for by %1, approved by %2</source>
        <translation>Asked for by %1, approved by %2</translation>
    </message>
    <message>
        <source>Refund of %1</source>
        <translation>Refund of %1</translation>
    </message>
    <message>
        <source>the shop&apos;s system (%1)</source>
        <translation>the shop&apos;s system (%1)</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>Not refunded</translation>
    </message>
    <message>
        <source>Stuck: a supervisor must look</source>
        <translation>Stuck: a supervisor must look</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>Waits for a second person</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>On its way back</translation>
    </message>
    <message>
        <source>Order of %1</source>
        <translation>Order of %1</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>Till %1</translation>
    </message>
</context>
<context>
    <name>Wallets</name>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Slow</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Paused by %1: %2.</source>
        <translation>Paused by %1: %2.</translation>
    </message>
    <message>
        <source>Being tried again with single payments.</source>
        <translation>Being tried again with single payments.</translation>
    </message>
    <message>
        <source>Its last answers all failed.</source>
        <translation>Its last answers all failed.</translation>
    </message>
    <message>
        <source>Too many of its answers fail.</source>
        <translation>Too many of its answers fail.</translation>
    </message>
    <message>
        <source>It is down for most shops.</source>
        <translation>It is down for most shops.</translation>
    </message>
    <message>
        <source>It answers slowly.</source>
        <translation>It answers slowly.</translation>
    </message>
    <message>
        <source>The wallet&apos;s certificate</source>
        <translation>The wallet&apos;s certificate</translation>
    </message>
    <message>
        <source>The certificate of the wallet&apos;s authority</source>
        <translation>The certificate of the wallet&apos;s authority</translation>
    </message>
    <message>
        <source>The shop&apos;s certificate</source>
        <translation>The shop&apos;s certificate</translation>
    </message>
    <message>
        <source>%1 has ended: renew it at once.</source>
        <translation>%1 has ended: renew it at once.</translation>
    </message>
    <message>
        <source>%1 ends on %2, days left: %3. Renew it with the wallet.</source>
        <translation>%1 ends on %2, days left: %3. Renew it with the wallet.</translation>
    </message>
    <message>
        <source>Certificates hold until %1</source>
        <translation>Certificates hold until %1</translation>
    </message>
    <message>
        <source>none since the backend started</source>
        <translation>none since the backend started</translation>
    </message>
    <message>
        <source>Last push: %1 · last bill: %2</source>
        <translation>Last push: %1 · last bill: %2</translation>
    </message>
    <message>
        <source>No codes were asked for in the last hour.</source>
        <translation>No codes were asked for in the last hour.</translation>
    </message>
    <message>
        <source>In the last hour at least %1.%2 % of each four minutes were answered well.</source>
        <translation>In the last hour at least %1.%2 % of each four minutes were answered well.</translation>
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
    <message>
        <source>Online banking</source>
        <translation>Online banking</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>One code for all</source>
        <translation>One code for all</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Part refunded</source>
        <translation>Part refunded</translation>
    </message>
    <message>
        <source>This is not a whole code of the customer&apos;s wallet.</source>
        <translation>This is not a whole code of the customer&apos;s wallet.</translation>
    </message>
    <message>
        <source>Nothing was charged. Scan the customer&apos;s code again.</source>
        <translation>Nothing was charged. Scan the customer&apos;s code again.</translation>
    </message>
    <message>
        <source>The customer&apos;s code has expired.</source>
        <translation>The customer&apos;s code has expired.</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask the customer to refresh the code and scan it again.</source>
        <translation>Nothing was charged. Ask the customer to refresh the code and scan it again.</translation>
    </message>
    <message>
        <source>The wallet did not accept the customer&apos;s code.</source>
        <translation>The wallet did not accept the customer&apos;s code.</translation>
    </message>
    <message>
        <source>This is no wallet&apos;s code, so nothing was sent.</source>
        <translation>This is no wallet&apos;s code, so nothing was sent.</translation>
    </message>
    <message>
        <source>Ask the customer to open the payment code of their wallet, and scan that.</source>
        <translation>Ask the customer to open the payment code of their wallet, and scan that.</translation>
    </message>
    <message>
        <source>The shop does not take the customer&apos;s wallet.</source>
        <translation>The shop does not take the customer&apos;s wallet.</translation>
    </message>
</context>
<context>
    <name>guitai::models::DoubtfulTable</name>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>Came through</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>guitai::models::EntryTable</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>About</source>
        <translation>About</translation>
    </message>
</context>
<context>
    <name>guitai::models::PaymentTable</name>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Paid with</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
</context>
<context>
    <name>guitai::screens::accounts::AccountsScreen</name>
    <message>
        <source>Accounts</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message>
        <source>↑↓ entries · ←→ accounts · F5 look again · Esc checkout</source>
        <translation>↑↓ entries · ←→ accounts · F5 look again · Esc checkout</translation>
    </message>
    <message>
        <source>May be spent</source>
        <translation>May be spent</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>In the drawer</source>
        <translation>In the drawer</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Account %1</translation>
    </message>
    <message>
        <source>%1 Press F5 to try again. (%2)</source>
        <translation>%1 Press F5 to try again. (%2)</translation>
    </message>
    <message>
        <source>The shop has no account yet. It begins with the first payment.</source>
        <translation>The shop has no account yet. It begins with the first payment.</translation>
    </message>
    <message>
        <source>No entries yet.</source>
        <translation>No entries yet.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::ChannelsScreen</name>
    <message>
        <source>Channels</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>%1 Press F5 to try again. (%2)</source>
        <translation>%1 Press F5 to try again. (%2)</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>F5 look again · Esc checkout</source>
        <translation>F5 look again · Esc checkout</translation>
    </message>
    <message>
        <source>The shop has no wallet yet.</source>
        <translation>The shop has no wallet yet.</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::OwnLink</name>
    <message>
        <source>Server: cannot be reached.</source>
        <translation>Server: cannot be reached.</translation>
    </message>
    <message>
        <source>Server: answers within %1 ms.</source>
        <translation>Server: answers within %1 ms.</translation>
    </message>
    <message>
        <source>Push: connected, results come by themselves.</source>
        <translation>Push: connected, results come by themselves.</translation>
    </message>
    <message>
        <source>Push: not connected, results are asked for every few seconds.</source>
        <translation>Push: not connected, results are asked for every few seconds.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Answered in %1 ms.</source>
        <translation>Answered in %1 ms.</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>This till&apos;s own link</source>
        <translation>This till&apos;s own link</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test this till&apos;s own link</source>
        <translation>Test this till&apos;s own link</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::PennyPanel</name>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>A code for 0.01 yuan is asked for.</source>
        <translation>A code for 0.01 yuan is asked for.</translation>
    </message>
    <message>
        <source>Somebody pays it with %1.</source>
        <translation>Somebody pays it with %1.</translation>
    </message>
    <message>
        <source>The 0.01 yuan go back.</source>
        <translation>The 0.01 yuan go back.</translation>
    </message>
    <message>
        <source>It works: the 0.01 yuan were paid and are back.</source>
        <translation>It works: the 0.01 yuan were paid and are back.</translation>
    </message>
    <message>
        <source>Paid, but the 0.01 yuan did not go back. (%1)</source>
        <translation>Paid, but the 0.01 yuan did not go back. (%1)</translation>
    </message>
    <message>
        <source>Nobody paid. Nothing was charged.</source>
        <translation>Nobody paid. Nothing was charged.</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::WalletCard</name>
    <message>
        <source>Say why, for whoever stands at the till next.</source>
        <translation>Say why, for whoever stands at the till next.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Answered well</source>
        <translation>Answered well</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>Half within</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % within</translation>
    </message>
    <message>
        <source>Codes asked for</source>
        <translation>Codes asked for</translation>
    </message>
    <message>
        <source>%1.%2 %</source>
        <translation>%1.%2 %</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of the last 5 min are not certain yet.</source>
        <translation>
            <numerusform>%n answer of the last 5 min is not certain yet.</numerusform>
            <numerusform>%n answers of the last 5 min are not certain yet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Why is it paused?</source>
        <translation>Why is it paused?</translation>
    </message>
    <message>
        <source>Reason of the pause</source>
        <translation>Reason of the pause</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Resume %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Pause %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Test with 0.01</source>
        <translation>Test with 0.01</translation>
    </message>
    <message>
        <source>Test %1 with 0.01 yuan</source>
        <translation>Test %1 with 0.01 yuan</translation>
    </message>
    <message>
        <source>Answered well, last hour</source>
        <translation>Answered well, last hour</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::CheckoutScreen</name>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>Checkout</translation>
    </message>
    <message>
        <source>The code was not charged.</source>
        <translation>The code was not charged.</translation>
    </message>
    <message>
        <source>Press Enter for the next customer, enter the amount, then scan.</source>
        <translation>Press Enter for the next customer, enter the amount, then scan.</translation>
    </message>
    <message>
        <source>Another payment is under way. Wait for its result or stop it, then scan again.</source>
        <translation>Another payment is under way. Wait for its result or stop it, then scan again.</translation>
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
    <message>
        <source>Ready to scan the customer&apos;s code</source>
        <translation>Ready to scan the customer&apos;s code</translation>
    </message>
    <message>
        <source>%1. Scan the code again to charge it.</source>
        <translation>%1. Scan the code again to charge it.</translation>
    </message>
    <message>
        <source>Scan the code again to charge it.</source>
        <translation>Scan the code again to charge it.</translation>
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
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
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
        <source>Open any wallet</source>
        <translation>Open any wallet</translation>
    </message>
    <message>
        <source>The customer chose %1</source>
        <translation>The customer chose %1</translation>
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
    <message>
        <source>The customer&apos;s code was read. The wallet answers in a moment.</source>
        <translation>The customer&apos;s code was read. The wallet answers in a moment.</translation>
    </message>
    <message>
        <source>Should the customer&apos;s phone show a payment, it goes back by itself.</source>
        <translation>Should the customer&apos;s phone show a payment, it goes back by itself.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) so far</source>
        <translation>
            <numerusform>%n second so far</numerusform>
            <numerusform>%n seconds so far</numerusform>
        </translation>
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
    <name>guitai::screens::checkout::WalletChips</name>
    <message>
        <source>Any wallet</source>
        <translation>Any wallet</translation>
    </message>
    <message>
        <source>The customer opens it with any wallet.</source>
        <translation>The customer opens it with any wallet.</translation>
    </message>
    <message>
        <source>The wallet that works best is chosen.</source>
        <translation>The wallet that works best is chosen.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2 Take cash.</source>
        <translation>%1: %2 Take cash.</translation>
    </message>
    <message>
        <source>%1: %2 Offer %3.</source>
        <translation>%1: %2 Offer %3.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>guitai::screens::doubtful_money::DecisionCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Payment %1</source>
        <translation>Payment %1</translation>
    </message>
    <message>
        <source>Channel&apos;s number %1</source>
        <translation>Channel&apos;s number %1</translation>
    </message>
    <message>
        <source>Decided by %1, %2</source>
        <translation>Decided by %1, %2</translation>
    </message>
    <message>
        <source>Give %1 back to the customer? It goes the way it came and cannot be stopped.</source>
        <translation>Give %1 back to the customer? It goes the way it came and cannot be stopped.</translation>
    </message>
    <message>
        <source>Keep %1 as income beside the payment? The customer does not get it back.</source>
        <translation>Keep %1 as income beside the payment? The customer does not get it back.</translation>
    </message>
    <message>
        <source>Accept %1 as payment? The order becomes paid: hand over what was bought.</source>
        <translation>Accept %1 as payment? The order becomes paid: hand over what was bought.</translation>
    </message>
    <message>
        <source>Show the payment</source>
        <translation>Show the payment</translation>
    </message>
    <message>
        <source>Give it back…  F7</source>
        <translation>Give it back…  F7</translation>
    </message>
    <message>
        <source>Accept it…</source>
        <translation>Accept it…</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>Give back %1</source>
        <translation>Give back %1</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>Accept %1</translation>
    </message>
</context>
<context>
    <name>guitai::screens::doubtful_money::DoubtfulMoneyScreen</name>
    <message>
        <source>Doubtful</source>
        <translation>Doubtful</translation>
    </message>
    <message>
        <source>Doubtful money</source>
        <translation>Doubtful money</translation>
    </message>
    <message>
        <source>%1 is on its way back.</source>
        <translation>%1 is on its way back.</translation>
    </message>
    <message>
        <source>%1 is accepted.</source>
        <translation>%1 is accepted.</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>↑↓ choose · F7 give back · F5 look again · Esc checkout</source>
        <translation>↑↓ choose · F7 give back · F5 look again · Esc checkout</translation>
    </message>
    <message>
        <source>%1 undecided · %2 at risk · oldest %3</source>
        <translation>%1 undecided · %2 at risk · oldest %3</translation>
    </message>
    <message>
        <source>No money waits for a decision.</source>
        <translation>No money waits for a decision.</translation>
    </message>
    <message>
        <source>%1 Press F5 to try again. (%2)</source>
        <translation>%1 Press F5 to try again. (%2)</translation>
    </message>
    <message>
        <source>Money that comes after an order was closed, or a second time, appears here.</source>
        <translation>Money that comes after an order was closed, or a second time, appears here.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
</context>
<context>
    <name>guitai::screens::payments::FilterRail</name>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>Tills</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>From – to</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>This till</translation>
    </message>
    <message>
        <source>Whole shop</source>
        <translation>Whole shop</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>First day</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
</context>
<context>
    <name>guitai::screens::payments::PaymentDrawer</name>
    <message>
        <source>The number is on the clipboard.</source>
        <translation>The number is on the clipboard.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Refund  F7</source>
        <translation>Refund  F7</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copy number</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Close the details</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Ask  F5</source>
        <translation>Ask  F5</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>Paid with</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>Our number</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The answers about this payment contradict each other. A supervisor must look at it.</source>
        <translation>The answers about this payment contradict each other. A supervisor must look at it.</translation>
    </message>
    <message>
        <source>Money came that this payment could not take. Decide about it under “Doubtful money”.</source>
        <translation>Money came that this payment could not take. Decide about it under “Doubtful money”.</translation>
    </message>
</context>
<context>
    <name>guitai::screens::payments::PaymentsScreen</name>
    <message>
        <source>Payments</source>
        <translation>Payments</translation>
    </message>
    <message>
        <source>%1 Press F5 to try again. (%2)</source>
        <translation>%1 Press F5 to try again. (%2)</translation>
    </message>
    <message>
        <source>No payment has this number.</source>
        <translation>No payment has this number.</translation>
    </message>
    <message>
        <source>No payments here. Choose other days or states.</source>
        <translation>No payments here. Choose other days or states.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Payments %1 · paid %2 · refunded %3 · net &lt;b&gt;%4&lt;/b&gt;</source>
        <translation>Payments %1 · paid %2 · refunded %3 · net &lt;b&gt;%4&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Number: ours, the order&apos;s, the channel&apos;s, or its last 6</source>
        <translation>Number: ours, the order&apos;s, the channel&apos;s, or its last 6</translation>
    </message>
    <message>
        <source>Search for a number</source>
        <translation>Search for a number</translation>
    </message>
    <message>
        <source>Dates ignored for number search</source>
        <translation>Dates ignored for number search</translation>
    </message>
    <message>
        <source>Enter details · F7 refund · Ctrl+F search · Esc checkout</source>
        <translation>Enter details · F7 refund · Ctrl+F search · Esc checkout</translation>
    </message>
    <message>
        <source>↑↓ next · F7 refund · F5 ask · Esc close</source>
        <translation>↑↓ next · F7 refund · F5 ask · Esc close</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::AmountCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Order %1</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>Paid %1</translation>
    </message>
    <message>
        <source>Already refunded %1</source>
        <translation>Already refunded %1</translation>
    </message>
    <message>
        <source>On its way back %1</source>
        <translation>On its way back %1</translation>
    </message>
    <message>
        <source>That is more than %1.</source>
        <translation>That is more than %1.</translation>
    </message>
    <message>
        <source>Type how much goes back.</source>
        <translation>Type how much goes back.</translation>
    </message>
    <message>
        <source>leaves %1</source>
        <translation>leaves %1</translation>
    </message>
    <message>
        <source>Can be refunded</source>
        <translation>Can be refunded</translation>
    </message>
    <message>
        <source>Amount that goes back</source>
        <translation>Amount that goes back</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::OutcomePanel</name>
    <message>
        <source>Refund number %1</source>
        <translation>Refund number %1</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>Approved by %1</translation>
    </message>
    <message>
        <source>Ask now  F5</source>
        <translation>Ask now  F5</translation>
    </message>
    <message>
        <source>Done  Enter</source>
        <translation>Done  Enter</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::ReasonCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Note (the customer may see it)</source>
        <translation>Note (the customer may see it)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::RefundScreen</name>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>Refund %1</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>Approve %1</translation>
    </message>
    <message>
        <source>Sending %1…</source>
        <translation>Sending %1…</translation>
    </message>
    <message>
        <source>Take it back  Esc</source>
        <translation>Take it back  Esc</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>The refund waits for a second person. Nothing has gone back yet.</source>
        <translation>The refund waits for a second person. Nothing has gone back yet.</translation>
    </message>
    <message>
        <source>A supervisor stands by and agrees to exactly this refund.</source>
        <translation>A supervisor stands by and agrees to exactly this refund.</translation>
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
    <message>
        <source>Decide</source>
        <translation>Decide</translation>
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
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 waiting</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
</context>
<context>
    <name>guitai::widgets::ApproverFields</name>
    <message>
        <source>Supervisor&apos;s name</source>
        <translation>Supervisor&apos;s name</translation>
    </message>
    <message>
        <source>PIN (%1 to %2 digits)</source>
        <translation>PIN (%1 to %2 digits)</translation>
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
