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
    <message>
        <source>This day still has differences nobody has explained.</source>
        <translation>This day still has differences nobody has explained.</translation>
    </message>
    <message>
        <source>Explain them in Exceptions, then close the day.</source>
        <translation>Explain them in Exceptions, then close the day.</translation>
    </message>
    <message>
        <source>This day is not closed.</source>
        <translation>This day is not closed.</translation>
    </message>
    <message>
        <source>Look again: somebody may have reopened it.</source>
        <translation>Look again: somebody may have reopened it.</translation>
    </message>
    <message>
        <source>This comparison has ended already.</source>
        <translation>This comparison has ended already.</translation>
    </message>
    <message>
        <source>Look again at what came of it.</source>
        <translation>Look again at what came of it.</translation>
    </message>
    <message>
        <source>This file was imported before.</source>
        <translation>This file was imported before.</translation>
    </message>
    <message>
        <source>Nothing was kept. Look who imported it and when.</source>
        <translation>Nothing was kept. Look who imported it and when.</translation>
    </message>
    <message>
        <source>The file ends too soon.</source>
        <translation>The file ends too soon.</translation>
    </message>
    <message>
        <source>Nothing was kept. Download it from the wallet again.</source>
        <translation>Nothing was kept. Download it from the wallet again.</translation>
    </message>
    <message>
        <source>The file&apos;s totals do not fit its rows.</source>
        <translation>The file&apos;s totals do not fit its rows.</translation>
    </message>
    <message>
        <source>This is no bill the backend can read.</source>
        <translation>This is no bill the backend can read.</translation>
    </message>
    <message>
        <source>Choose the trade bill or the fund flow, as the wallet offers it.</source>
        <translation>Choose the trade bill or the fund flow, as the wallet offers it.</translation>
    </message>
    <message>
        <source>The file is of another day.</source>
        <translation>The file is of another day.</translation>
    </message>
    <message>
        <source>Nothing was kept. Choose the day that the file is of.</source>
        <translation>Nothing was kept. Choose the day that the file is of.</translation>
    </message>
    <message>
        <source>The file is of another merchant.</source>
        <translation>The file is of another merchant.</translation>
    </message>
    <message>
        <source>Nothing was kept. Choose the account that the file is of.</source>
        <translation>Nothing was kept. Choose the account that the file is of.</translation>
    </message>
    <message>
        <source>Look again: the history says who.</source>
        <translation>Look again: the history says who.</translation>
    </message>
    <message>
        <source>This cannot be done with this difference.</source>
        <translation>This cannot be done with this difference.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another way.</source>
        <translation>Nothing was changed. Choose another way.</translation>
    </message>
    <message>
        <source>Somebody has explained this, or it waits for a second person.</source>
        <translation>Somebody has explained this, or it waits for a second person.</translation>
    </message>
    <message>
        <source>Somebody is working on this right now.</source>
        <translation>Somebody is working on this right now.</translation>
    </message>
    <message>
        <source>Look again in a moment.</source>
        <translation>Look again in a moment.</translation>
    </message>
    <message>
        <source>Somebody has changed this meanwhile.</source>
        <translation>Somebody has changed this meanwhile.</translation>
    </message>
    <message>
        <source>Look again, then decide.</source>
        <translation>Look again, then decide.</translation>
    </message>
    <message>
        <source>These two are not the halves of one trade.</source>
        <translation>These two are not the halves of one trade.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another one.</source>
        <translation>Nothing was changed. Choose another one.</translation>
    </message>
    <message>
        <source>We have no payment that this could be.</source>
        <translation>We have no payment that this could be.</translation>
    </message>
    <message>
        <source>Nothing was changed. Give it back, or write it off.</source>
        <translation>Nothing was changed. Give it back, or write it off.</translation>
    </message>
    <message>
        <source>Our payment is of another amount.</source>
        <translation>Our payment is of another amount.</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at both sides.</source>
        <translation>Nothing was changed. Look at both sides.</translation>
    </message>
    <message>
        <source>No money differs here.</source>
        <translation>No money differs here.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ignore it with a remark.</source>
        <translation>Nothing was changed. Ignore it with a remark.</translation>
    </message>
    <message>
        <source>The day was compared again meanwhile.</source>
        <translation>The day was compared again meanwhile.</translation>
    </message>
    <message>
        <source>Look again: the difference may be gone.</source>
        <translation>Look again: the difference may be gone.</translation>
    </message>
    <message>
        <source>That is too many at once.</source>
        <translation>That is too many at once.</translation>
    </message>
    <message>
        <source>Nothing was changed. Narrow down what is shown.</source>
        <translation>Nothing was changed. Narrow down what is shown.</translation>
    </message>
    <message>
        <source>This difference is not there any more.</source>
        <translation>This difference is not there any more.</translation>
    </message>
    <message>
        <source>Look again: the day may have been compared anew.</source>
        <translation>Look again: the day may have been compared anew.</translation>
    </message>
    <message>
        <source>The day&apos;s sums do not tie up.</source>
        <translation>The day&apos;s sums do not tie up.</translation>
    </message>
    <message>
        <source>Compare the day again. If it stays so, tell support the code.</source>
        <translation>Compare the day again. If it stays so, tell support the code.</translation>
    </message>
    <message>
        <source>This day has not been compared yet.</source>
        <translation>This day has not been compared yet.</translation>
    </message>
    <message>
        <source>Compare it first.</source>
        <translation>Compare it first.</translation>
    </message>
    <message>
        <source>This archive cannot be unpacked safely.</source>
        <translation>This archive cannot be unpacked safely.</translation>
    </message>
    <message>
        <source>Nothing was kept. Unpack it, and import the bill itself.</source>
        <translation>Nothing was kept. Unpack it, and import the bill itself.</translation>
    </message>
    <message>
        <source>The wallet has not made its bill yet.</source>
        <translation>The wallet has not made its bill yet.</translation>
    </message>
    <message>
        <source>It is asked for again by itself. Look again later.</source>
        <translation>It is asked for again by itself. Look again later.</translation>
    </message>
    <message>
        <source>The bill could not be fetched from the wallet.</source>
        <translation>The bill could not be fetched from the wallet.</translation>
    </message>
    <message>
        <source>It is tried again by itself. Or import the file.</source>
        <translation>It is tried again by itself. Or import the file.</translation>
    </message>
    <message>
        <source>This wallet offers no such bill.</source>
        <translation>This wallet offers no such bill.</translation>
    </message>
    <message>
        <source>Import the file, if there is one.</source>
        <translation>Import the file, if there is one.</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>The comparison was cancelled.</translation>
    </message>
    <message>
        <source>Compare the day again when you wish.</source>
        <translation>Compare the day again when you wish.</translation>
    </message>
    <message>
        <source>The rows and the sums of this day do not tie up.</source>
        <translation>The rows and the sums of this day do not tie up.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Compare again; if it stays so, tell support the code.</source>
        <translation>Nothing was recorded. Compare again; if it stays so, tell support the code.</translation>
    </message>
    <message>
        <source>The backend&apos;s disk is full.</source>
        <translation>The backend&apos;s disk is full.</translation>
    </message>
    <message>
        <source>Nothing was recorded. Tell support the code.</source>
        <translation>Nothing was recorded. Tell support the code.</translation>
    </message>
    <message>
        <source>The bill or our books changed meanwhile.</source>
        <translation>The bill or our books changed meanwhile.</translation>
    </message>
    <message>
        <source>Compare the day again.</source>
        <translation>Compare the day again.</translation>
    </message>
    <message>
        <source>Nothing is known of this day.</source>
        <translation>Nothing is known of this day.</translation>
    </message>
    <message>
        <source>Import its bill, or wait for the night.</source>
        <translation>Import its bill, or wait for the night.</translation>
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
    <name>LinkCandidates</name>
    <message>
        <source>%1, the same amount, %2 min apart, %3</source>
        <translation>%1, the same amount, %2 min apart, %3</translation>
    </message>
    <message>
        <source>%1, another amount, %2 min apart, %3</source>
        <translation>%1, another amount, %2 min apart, %3</translation>
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
    <name>Reconciliation</name>
    <message>
        <source>Awaited</source>
        <translation>Awaited</translation>
    </message>
    <message>
        <source>No bill</source>
        <translation>No bill</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Matched</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Unbalanced</source>
        <translation>Unbalanced</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>Waits its turn</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>Only ours</source>
        <translation>Only ours</translation>
    </message>
    <message>
        <source>Only theirs</source>
        <translation>Only theirs</translation>
    </message>
    <message>
        <source>Amount differs</source>
        <translation>Amount differs</translation>
    </message>
    <message>
        <source>State differs</source>
        <translation>State differs</translation>
    </message>
    <message>
        <source>Fee differs</source>
        <translation>Fee differs</translation>
    </message>
    <message>
        <source>Currency differs</source>
        <translation>Currency differs</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>We booked it, their bill does not have it. Ask the wallet first.</source>
        <translation>We booked it, their bill does not have it. Ask the wallet first.</translation>
    </message>
    <message>
        <source>Their bill has it, we do not. Ask the wallet, then make it up or give it back.</source>
        <translation>Their bill has it, we do not. Ask the wallet, then make it up or give it back.</translation>
    </message>
    <message>
        <source>Both have it with different amounts.</source>
        <translation>Both have it with different amounts.</translation>
    </message>
    <message>
        <source>Both have it; only one side says that money moved. Ask the wallet.</source>
        <translation>Both have it; only one side says that money moved. Ask the wallet.</translation>
    </message>
    <message>
        <source>The amount is right, the fee is not as agreed.</source>
        <translation>The amount is right, the fee is not as agreed.</translation>
    </message>
    <message>
        <source>Both have it in different currencies.</source>
        <translation>Both have it in different currencies.</translation>
    </message>
    <message>
        <source>One side has it more than once.</source>
        <translation>One side has it more than once.</translation>
    </message>
    <message>
        <source>This line of their file could not be read.</source>
        <translation>This line of their file could not be read.</translation>
    </message>
    <message>
        <source>Ask wallet</source>
        <translation>Ask wallet</translation>
    </message>
    <message>
        <source>Make up</source>
        <translation>Make up</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>Write off</translation>
    </message>
    <message>
        <source>Next day&apos;s</source>
        <translation>Next day&apos;s</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Give back</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>Rerun</source>
        <translation>Rerun</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Wallet asked</source>
        <translation>Wallet asked</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>Made up</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Linked</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Written off</translation>
    </message>
    <message>
        <source>Left to the next day</source>
        <translation>Left to the next day</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Given back</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignored</translation>
    </message>
    <message>
        <source>Compared again</source>
        <translation>Compared again</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Agreed to</source>
        <translation>Agreed to</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>Gone after comparing again</source>
        <translation>Gone after comparing again</translation>
    </message>
    <message>
        <source>writing our side</source>
        <translation>writing our side</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>matching</source>
        <translation>matching</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>recording</translation>
    </message>
    <message>
        <source>Trade bill</source>
        <translation>Trade bill</translation>
    </message>
    <message>
        <source>Fund flow</source>
        <translation>Fund flow</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Refund</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Succeeded</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>ours +%1</source>
        <translation>ours +%1</translation>
    </message>
    <message>
        <source>theirs +%1</source>
        <translation>theirs +%1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>%1 more with us</source>
        <translation>%1 more with us</translation>
    </message>
    <message>
        <source>%1 more with them</source>
        <translation>%1 more with them</translation>
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
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>%1 Press F5 to try again. (%2)</source>
        <translation>%1 Press F5 to try again. (%2)</translation>
    </message>
</context>
<context>
    <name>guitai::models::BillImport</name>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Why it could not be read</source>
        <translation>Why it could not be read</translation>
    </message>
</context>
<context>
    <name>guitai::models::DayMatrix</name>
    <message>
        <source>All wallets</source>
        <translation>All wallets</translation>
    </message>
    <message>
        <source>%1, %2: %3. Ours %4, theirs %5, difference %6, fee %7.</source>
        <translation>%1, %2: %3. Ours %4, theirs %5, difference %6, fee %7.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>due later %1</source>
        <translation>due later %1</translation>
    </message>
    <message>
        <source>Σ All</source>
        <translation>Σ All</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Sun</translation>
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
    <name>guitai::models::ExceptionTable</name>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>Our number</translation>
    </message>
    <message>
        <source>Wallet&apos;s number</source>
        <translation>Wallet&apos;s number</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>from %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>number %1</translation>
    </message>
    <message>
        <source>All exceptions</source>
        <translation>All exceptions</translation>
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
        <source>Money that comes after an order was closed, or a second time, appears here.</source>
        <translation>Money that comes after an order was closed, or a second time, appears here.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ActionForm</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>The other half</source>
        <translation>The other half</translation>
    </message>
    <message>
        <source>Link: no other half is in this list. Show more of it.</source>
        <translation>Link: no other half is in this list. Show more of it.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::BulkCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A trial, nothing was changed: would be done %1 (%2), left out %3, fail %4.</source>
        <translation>A trial, nothing was changed: would be done %1 (%2), left out %3, fail %4.</translation>
    </message>
    <message>
        <source>Done %1 (%2), left out %3, failed %4.</source>
        <translation>Done %1 (%2), left out %3, failed %4.</translation>
    </message>
    <message>
        <source>One action for many</source>
        <translation>One action for many</translation>
    </message>
    <message>
        <source>%1 selected, %2</source>
        <translation>%1 selected, %2</translation>
    </message>
    <message>
        <source>All matching: %1</source>
        <translation>All matching: %1</translation>
    </message>
    <message>
        <source>First as a trial that changes nothing. What is above the limit goes to a second person.</source>
        <translation>First as a trial that changes nothing. What is above the limit goes to a second person.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>Do it now: %1</source>
        <translation>Do it now: %1</translation>
    </message>
    <message>
        <source>Back to one  Esc</source>
        <translation>Back to one  Esc</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ClassRail</name>
    <message>
        <source>%1 · %2
%3</source>
        <translation>%1 · %2
%3</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>All classes</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ExceptionCard</name>
    <message>
        <source>%1 is above the limit: it goes to a second person, who agrees or refuses.</source>
        <translation>%1 is above the limit: it goes to a second person, who agrees or refuses.</translation>
    </message>
    <message>
        <source>Ask 2nd person</source>
        <translation>Ask 2nd person</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>%1  %2, %3</source>
        <translation>%1  %2, %3</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <translation>%1
%2, %3</translation>
    </message>
    <message>
        <source>Waits for a second person: %1. Remark: %2</source>
        <translation>Waits for a second person: %1. Remark: %2</translation>
    </message>
    <message>
        <source>%1. Remark: %2</source>
        <translation>%1. Remark: %2</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ExceptionsScreen</name>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>It waits for a second person now.</source>
        <translation>It waits for a second person now.</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Export what is shown</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>Exported.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>The file could not be written.</translation>
    </message>
    <message>
        <source>Nothing is left to explain here.</source>
        <translation>Nothing is left to explain here.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>%1 selected…</source>
        <translation>%1 selected…</translation>
    </message>
    <message>
        <source>Many…</source>
        <translation>Many…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>more than %1</translation>
    </message>
    <message>
        <source>Any of the three numbers</source>
        <translation>Any of the three numbers</translation>
    </message>
    <message>
        <source>Search by our number, the wallet&apos;s or the payment&apos;s</source>
        <translation>Search by our number, the wallet&apos;s or the payment&apos;s</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>2nd person</source>
        <translation>2nd person</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>What is shown, as CSV (Ctrl+E)</source>
        <translation>What is shown, as CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>All classes</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>J K rows · Space select · A assign · C comment · W write off · L link · Ctrl+Enter confirm · Ctrl+F search</source>
        <translation>J K rows · Space select · A assign · C comment · W write off · L link · Ctrl+Enter confirm · Ctrl+F search</translation>
    </message>
    <message>
        <source>J K rows · Ctrl+F search · Ctrl+E export · F5 look again</source>
        <translation>J K rows · Ctrl+F search · Ctrl+E export · F5 look again</translation>
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
    <name>guitai::screens::reconciliation::CounterRow</name>
    <message>
        <source>matched</source>
        <translation>matched</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>at risk</translation>
    </message>
    <message>
        <source>2nd person</source>
        <translation>2nd person</translation>
    </message>
    <message>
        <source>due later</source>
        <translation>due later</translation>
    </message>
    <message>
        <source>bills awaited</source>
        <translation>bills awaited</translation>
    </message>
    <message>
        <source>failed bills</source>
        <translation>failed bills</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::DayCard</name>
    <message>
        <source>%1 to explain, %2 at risk</source>
        <translation>%1 to explain, %2 at risk</translation>
    </message>
    <message>
        <source>Rows that are due later: %1</source>
        <translation>Rows that are due later: %1</translation>
    </message>
    <message>
        <source>Rows of both sides: %1, matched %2</source>
        <translation>Rows of both sides: %1, matched %2</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>Explained: %1</translation>
    </message>
    <message>
        <source>Asked for again at %1</source>
        <translation>Asked for again at %1</translation>
    </message>
    <message>
        <source>Closed by %1, %2</source>
        <translation>Closed by %1, %2</translation>
    </message>
    <message>
        <source>Show the differences</source>
        <translation>Show the differences</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Close it</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>All wallets</source>
        <translation>All wallets</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Reopen this day? What is booked then may no longer balance. Say why.</source>
        <translation>Reopen this day? What is booked then may no longer balance. Say why.</translation>
    </message>
    <message>
        <source>Close this day? It is locked, and clearing is booked. Say what was checked.</source>
        <translation>Close this day? It is locked, and clearing is booked. Say what was checked.</translation>
    </message>
    <message>
        <source>A day closes when everything in it is explained.</source>
        <translation>A day closes when everything in it is explained.</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::ImportPanel</name>
    <message>
        <source>Looking at %1…</source>
        <translation>Looking at %1…</translation>
    </message>
    <message>
        <source>%1 was read. Nothing is kept yet.</source>
        <translation>%1 was read. Nothing is kept yet.</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>Importing %1…</translation>
    </message>
    <message>
        <source>%1 was not imported.</source>
        <translation>%1 was not imported.</translation>
    </message>
    <message>
        <source>%1 is imported: rows %2, of them unreadable %3.</source>
        <translation>%1 is imported: rows %2, of them unreadable %3.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Rows %1: payments %2, refunds %3, unreadable %4</source>
        <translation>Rows %1: payments %2, refunds %3, unreadable %4</translation>
    </message>
    <message>
        <source>Paid %1 · given back %2 · fees %3</source>
        <translation>Paid %1 · given back %2 · fees %3</translation>
    </message>
    <message>
        <source>The same file was imported on %1 by %2. It is not taken twice.</source>
        <translation>The same file was imported on %1 by %2. It is not taken twice.</translation>
    </message>
    <message>
        <source>The file does not say for certain what it is of. Choose the account and the day.</source>
        <translation>The file does not say for certain what it is of. Choose the account and the day.</translation>
    </message>
    <message>
        <source>Import a bill</source>
        <translation>Import a bill</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>First rows of the file</translation>
    </message>
    <message>
        <source>The file has no rows.</source>
        <translation>The file has no rows.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Save bad rows as CSV…</source>
        <translation>Save bad rows as CSV…</translation>
    </message>
    <message>
        <source>Done  Esc</source>
        <translation>Done  Esc</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::JobTray</name>
    <message>
        <source>And %1 more</source>
        <translation>And %1 more</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 %3 % · %4 rows/s · %5 left</source>
        <translation>%1: %2 %3 % · %4 rows/s · %5 left</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Cancel: %1</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::ReconciliationScreen</name>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>Nothing needs you. Every difference is explained.</source>
        <translation>Nothing needs you. Every difference is explained.</translation>
    </message>
    <message>
        <source>1 day needs you</source>
        <translation>1 day needs you</translation>
    </message>
    <message>
        <source>%1 days need you</source>
        <translation>%1 days need you</translation>
    </message>
    <message>
        <source>1 exception</source>
        <translation>1 exception</translation>
    </message>
    <message>
        <source>%1 exceptions</source>
        <translation>%1 exceptions</translation>
    </message>
    <message>
        <source>%1 at risk</source>
        <translation>%1 at risk</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>oldest %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>%1 (next look %2)</source>
        <translation>%1 (next look %2)</translation>
    </message>
    <message>
        <source>No bill is awaited.</source>
        <translation>No bill is awaited.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>Still awaited: %1</source>
        <translation>Still awaited: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Nothing was compared yet.</source>
        <translation>Nothing was compared yet.</translation>
    </message>
    <message>
        <source>Rows that differ, 30 days</source>
        <translation>Rows that differ, 30 days</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Nothing is open.</translation>
    </message>
    <message>
        <source>Open by wallet</source>
        <translation>Open by wallet</translation>
    </message>
    <message>
        <source>%1 to %2 d</source>
        <translation>%1 to %2 d</translation>
    </message>
    <message>
        <source>over %1 d</source>
        <translation>over %1 d</translation>
    </message>
    <message>
        <source>Open by age</source>
        <translation>Open by age</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Import a bill (Ctrl+O), or drop it anywhere on this page</source>
        <translation>Import a bill (Ctrl+O), or drop it anywhere on this page</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>Days by wallets</source>
        <translation>Days by wallets</translation>
    </message>
    <message>
        <source>No day was compared yet. Import a bill, or wait for the night.</source>
        <translation>No day was compared yet. Import a bill, or wait for the night.</translation>
    </message>
    <message>
        <source>Drop the bill here
CSV, TXT, GZ or ZIP, as the wallet offers it</source>
        <translation>Drop the bill here
CSV, TXT, GZ or ZIP, as the wallet offers it</translation>
    </message>
    <message>
        <source>↑↓←→ days · Enter differences · F8 compare · Ctrl+O import · F5 look again</source>
        <translation>↑↓←→ days · Enter differences · F8 compare · Ctrl+O import · F5 look again</translation>
    </message>
    <message>
        <source>↑↓←→ days · Enter differences · F5 look again</source>
        <translation>↑↓←→ days · Enter differences · F5 look again</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>Reconcile</translation>
    </message>
    <message>
        <source>It is being compared.</source>
        <translation>It is being compared.</translation>
    </message>
    <message>
        <source>The comparison is being cancelled.</source>
        <translation>The comparison is being cancelled.</translation>
    </message>
    <message>
        <source>The day is closed.</source>
        <translation>The day is closed.</translation>
    </message>
    <message>
        <source>The day is open again.</source>
        <translation>The day is open again.</translation>
    </message>
    <message>
        <source>Import a bill</source>
        <translation>Import a bill</translation>
    </message>
    <message>
        <source>Bills (*.csv *.txt *.gz *.zip);;All files (*)</source>
        <translation>Bills (*.csv *.txt *.gz *.zip);;All files (*)</translation>
    </message>
    <message>
        <source>Save bad rows</source>
        <translation>Save bad rows</translation>
    </message>
    <message>
        <source>The bad rows are saved.</source>
        <translation>The bad rows are saved.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder. (TILL_DISK_WRITE_FAILED)</source>
        <translation>The file could not be written. Choose another folder. (TILL_DISK_WRITE_FAILED)</translation>
    </message>
    <message>
        <source>This file is larger than a bill can be. (BILL_TOO_LARGE)</source>
        <translation>This file is larger than a bill can be. (BILL_TOO_LARGE)</translation>
    </message>
    <message>
        <source>This file cannot be read. Choose another. (FILE_UNREADABLE)</source>
        <translation>This file cannot be read. Choose another. (FILE_UNREADABLE)</translation>
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
