<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BookFailures</name>
    <message>
        <source>The backend cannot be reached.</source>
        <translation>连不上后台。</translation>
    </message>
    <message>
        <source>Nothing was done. Try again when the till is online.</source>
        <translation>什么都没有做。联网后再试。</translation>
    </message>
    <message>
        <source>The backend did not answer.</source>
        <translation>后台没有应答。</translation>
    </message>
    <message>
        <source>Look again before you repeat it.</source>
        <translation>重做之前请先刷新查看。</translation>
    </message>
    <message>
        <source>The backend is busy right now.</source>
        <translation>后台正忙。</translation>
    </message>
    <message>
        <source>Nothing was done. Try again in a moment.</source>
        <translation>什么都没有做。请稍后再试。</translation>
    </message>
    <message>
        <source>Too many requests at the moment.</source>
        <translation>请求过于频繁。</translation>
    </message>
    <message>
        <source>Nothing was done. Try again in a few seconds.</source>
        <translation>什么都没有做。请过几秒再试。</translation>
    </message>
    <message>
        <source>This operator may not do that.</source>
        <translation>该操作员无权这样做。</translation>
    </message>
    <message>
        <source>Ask a supervisor.</source>
        <translation>请找店长。</translation>
    </message>
    <message>
        <source>Name or PIN is not right.</source>
        <translation>姓名或 PIN 不对。</translation>
    </message>
    <message>
        <source>Enter both again. Nothing has gone back.</source>
        <translation>请重新输入。款项尚未退出。</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>PIN 输错次数过多。</translation>
    </message>
    <message>
        <source>Wait some minutes, or ask another supervisor. Nothing has gone back.</source>
        <translation>请等几分钟，或请另一位店长。款项尚未退出。</translation>
    </message>
    <message>
        <source>Nobody agrees to their own refund.</source>
        <translation>不能自己批准自己的退款。</translation>
    </message>
    <message>
        <source>Ask somebody else.</source>
        <translation>请另找一人。</translation>
    </message>
    <message>
        <source>A PIN is not enough for this amount.</source>
        <translation>这个金额仅凭 PIN 不够。</translation>
    </message>
    <message>
        <source>A supervisor signs in and agrees there. The refund waits for a day.</source>
        <translation>请店长登录后批准。退款会等待一天。</translation>
    </message>
    <message>
        <source>Somebody has decided about this already.</source>
        <translation>已经有人处理过了。</translation>
    </message>
    <message>
        <source>Look again at what became of it.</source>
        <translation>请刷新查看结果。</translation>
    </message>
    <message>
        <source>That is more than can still go back.</source>
        <translation>超过了还可退的金额。</translation>
    </message>
    <message>
        <source>Nothing was refunded. Look at what is left above and enter less.</source>
        <translation>没有退款。请看上方可退金额，重新输入。</translation>
    </message>
    <message>
        <source>This payment was not paid.</source>
        <translation>这笔交易没有付款。</translation>
    </message>
    <message>
        <source>There is nothing to give back.</source>
        <translation>没有款项可退。</translation>
    </message>
    <message>
        <source>This payment is frozen: its answers contradict each other.</source>
        <translation>这笔交易已冻结：结果互相矛盾。</translation>
    </message>
    <message>
        <source>Nothing was refunded. A supervisor must look at it first.</source>
        <translation>没有退款。须先由店长查看。</translation>
    </message>
    <message>
        <source>The shop&apos;s account does not hold enough.</source>
        <translation>店铺账户余额不足。</translation>
    </message>
    <message>
        <source>Nothing was refunded. Try later, or tell who keeps the books.</source>
        <translation>没有退款。请稍后再试，或告知财务。</translation>
    </message>
    <message>
        <source>The list shows who.</source>
        <translation>列表中可看到是谁。</translation>
    </message>
    <message>
        <source>The till cannot write to its disk, so nothing was sent.</source>
        <translation>收银机无法写盘，因此什么都没有发送。</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was refunded.</source>
        <translation>请腾出空间后再试。没有退款。</translation>
    </message>
    <message>
        <source>The till stopped before this refund was sent.</source>
        <translation>这笔退款发送之前收银机停了。</translation>
    </message>
    <message>
        <source>Nothing was refunded. Send it again, or cancel.</source>
        <translation>没有退款。请重新发送，或取消。</translation>
    </message>
    <message>
        <source>That was not possible.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>Nothing was done. Tell the supervisor the code.</source>
        <translation>什么都没有做。请把代码告诉店长。</translation>
    </message>
    <message>
        <source>The shop has no such wallet.</source>
        <translation>本店没有这个钱包。</translation>
    </message>
    <message>
        <source>Look again: the list may be old.</source>
        <translation>请刷新后再看：列表可能已过时。</translation>
    </message>
    <message>
        <source>The wallet does not take payments now.</source>
        <translation>该钱包现在不收款。</translation>
    </message>
    <message>
        <source>It is tried again by itself. Look again in a minute.</source>
        <translation>系统会自动再试，一分钟后再看。</translation>
    </message>
    <message>
        <source>This wallet shows no code that could be paid.</source>
        <translation>该渠道没有可供支付的二维码。</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>没有扣款。</translation>
    </message>
    <message>
        <source>This day still has differences nobody has explained.</source>
        <translation>这一天还有未说明的差异。</translation>
    </message>
    <message>
        <source>Explain them in Exceptions, then close the day.</source>
        <translation>请先在“差异”页处理完，再关账。</translation>
    </message>
    <message>
        <source>This day is not closed.</source>
        <translation>这一天没有关账。</translation>
    </message>
    <message>
        <source>Look again: somebody may have reopened it.</source>
        <translation>请刷新：可能有人重新打开了它。</translation>
    </message>
    <message>
        <source>This comparison has ended already.</source>
        <translation>这次对账已经结束。</translation>
    </message>
    <message>
        <source>Look again at what came of it.</source>
        <translation>请刷新查看结果。</translation>
    </message>
    <message>
        <source>This file was imported before.</source>
        <translation>这个文件以前导入过。</translation>
    </message>
    <message>
        <source>Nothing was kept. Look who imported it and when.</source>
        <translation>没有保存任何内容。请查看是谁在何时导入的。</translation>
    </message>
    <message>
        <source>The file ends too soon.</source>
        <translation>文件不完整。</translation>
    </message>
    <message>
        <source>Nothing was kept. Download it from the wallet again.</source>
        <translation>没有保存任何内容。请从支付渠道重新下载。</translation>
    </message>
    <message>
        <source>The file&apos;s totals do not fit its rows.</source>
        <translation>文件的合计与明细不符。</translation>
    </message>
    <message>
        <source>This is no bill the backend can read.</source>
        <translation>这不是系统能读的账单。</translation>
    </message>
    <message>
        <source>Choose the trade bill or the fund flow, as the wallet offers it.</source>
        <translation>请选择渠道提供的交易账单或资金账单原文件。</translation>
    </message>
    <message>
        <source>The file is of another day.</source>
        <translation>文件是另一天的。</translation>
    </message>
    <message>
        <source>Nothing was kept. Choose the day that the file is of.</source>
        <translation>没有保存任何内容。请选择文件所属的日期。</translation>
    </message>
    <message>
        <source>The file is of another merchant.</source>
        <translation>文件是另一个商户的。</translation>
    </message>
    <message>
        <source>Nothing was kept. Choose the account that the file is of.</source>
        <translation>没有保存任何内容。请选择文件所属的账户。</translation>
    </message>
    <message>
        <source>Look again: the history says who.</source>
        <translation>请刷新：历史里写着是谁。</translation>
    </message>
    <message>
        <source>This cannot be done with this difference.</source>
        <translation>这条差异不能这样处理。</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another way.</source>
        <translation>没有任何改动。请换一种处理方式。</translation>
    </message>
    <message>
        <source>Somebody has explained this, or it waits for a second person.</source>
        <translation>已有人处理，或正在等待复核。</translation>
    </message>
    <message>
        <source>Somebody is working on this right now.</source>
        <translation>有人正在处理这条差异。</translation>
    </message>
    <message>
        <source>Look again in a moment.</source>
        <translation>请稍后刷新。</translation>
    </message>
    <message>
        <source>Somebody has changed this meanwhile.</source>
        <translation>这条差异刚被别人修改过。</translation>
    </message>
    <message>
        <source>Look again, then decide.</source>
        <translation>请刷新后再决定。</translation>
    </message>
    <message>
        <source>These two are not the halves of one trade.</source>
        <translation>这两条不是同一笔交易的两方。</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another one.</source>
        <translation>没有任何改动。请另选一条。</translation>
    </message>
    <message>
        <source>We have no payment that this could be.</source>
        <translation>我方没有与之对应的支付。</translation>
    </message>
    <message>
        <source>Nothing was changed. Give it back, or write it off.</source>
        <translation>没有任何改动。请退款或核销。</translation>
    </message>
    <message>
        <source>Our payment is of another amount.</source>
        <translation>我方支付的金额不同。</translation>
    </message>
    <message>
        <source>Nothing was changed. Look at both sides.</source>
        <translation>没有任何改动。请核对双方。</translation>
    </message>
    <message>
        <source>No money differs here.</source>
        <translation>这里没有金额差异。</translation>
    </message>
    <message>
        <source>Nothing was changed. Ignore it with a remark.</source>
        <translation>没有任何改动。请填写备注并忽略。</translation>
    </message>
    <message>
        <source>The day was compared again meanwhile.</source>
        <translation>这一天刚刚重新对过账。</translation>
    </message>
    <message>
        <source>Look again: the difference may be gone.</source>
        <translation>请刷新：差异可能已经消失。</translation>
    </message>
    <message>
        <source>That is too many at once.</source>
        <translation>一次处理的条数太多。</translation>
    </message>
    <message>
        <source>Nothing was changed. Narrow down what is shown.</source>
        <translation>没有任何改动。请缩小筛选范围。</translation>
    </message>
    <message>
        <source>This difference is not there any more.</source>
        <translation>这条差异已经不存在。</translation>
    </message>
    <message>
        <source>Look again: the day may have been compared anew.</source>
        <translation>请刷新：这一天可能重新对过账。</translation>
    </message>
    <message>
        <source>The day&apos;s sums do not tie up.</source>
        <translation>这一天的合计不平。</translation>
    </message>
    <message>
        <source>Compare the day again. If it stays so, tell support the code.</source>
        <translation>请重新对账。若仍如此，请把代码告诉技术支持。</translation>
    </message>
    <message>
        <source>This day has not been compared yet.</source>
        <translation>这一天还没有对账。</translation>
    </message>
    <message>
        <source>Compare it first.</source>
        <translation>请先对账。</translation>
    </message>
    <message>
        <source>This archive cannot be unpacked safely.</source>
        <translation>这个压缩包无法安全解开。</translation>
    </message>
    <message>
        <source>Nothing was kept. Unpack it, and import the bill itself.</source>
        <translation>没有保存任何内容。请先解压，再导入账单本身。</translation>
    </message>
    <message>
        <source>The wallet has not made its bill yet.</source>
        <translation>渠道还没有生成账单。</translation>
    </message>
    <message>
        <source>It is asked for again by itself. Look again later.</source>
        <translation>系统会自动重新获取，请稍后刷新。</translation>
    </message>
    <message>
        <source>The bill could not be fetched from the wallet.</source>
        <translation>账单没有从渠道取到。</translation>
    </message>
    <message>
        <source>It is tried again by itself. Or import the file.</source>
        <translation>系统会自动重试，也可以导入文件。</translation>
    </message>
    <message>
        <source>This wallet offers no such bill.</source>
        <translation>这个渠道不提供这种账单。</translation>
    </message>
    <message>
        <source>Import the file, if there is one.</source>
        <translation>如有文件，请导入。</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>对账已取消。</translation>
    </message>
    <message>
        <source>Compare the day again when you wish.</source>
        <translation>需要时请重新对账。</translation>
    </message>
    <message>
        <source>The rows and the sums of this day do not tie up.</source>
        <translation>这一天的明细与合计不符。</translation>
    </message>
    <message>
        <source>Nothing was recorded. Compare again; if it stays so, tell support the code.</source>
        <translation>没有记录任何结果。请重新对账；若仍如此，请把代码告诉技术支持。</translation>
    </message>
    <message>
        <source>The backend&apos;s disk is full.</source>
        <translation>服务器磁盘已满。</translation>
    </message>
    <message>
        <source>Nothing was recorded. Tell support the code.</source>
        <translation>没有记录任何结果。请把代码告诉技术支持。</translation>
    </message>
    <message>
        <source>The bill or our books changed meanwhile.</source>
        <translation>账单或我方账目刚刚变动。</translation>
    </message>
    <message>
        <source>Compare the day again.</source>
        <translation>请重新对账。</translation>
    </message>
    <message>
        <source>Nothing is known of this day.</source>
        <translation>没有这一天的记录。</translation>
    </message>
    <message>
        <source>Import its bill, or wait for the night.</source>
        <translation>请导入账单，或等夜间自动对账。</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>Paid after the order was closed</source>
        <translation>订单关闭后才付款</translation>
    </message>
    <message>
        <source>Paid a second time</source>
        <translation>重复付款</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>退回中</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Shop account</source>
        <translation>店铺账户</translation>
    </message>
    <message>
        <source>Cash drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>Takings, less fees</source>
        <translation>营业款（已扣手续费）</translation>
    </message>
    <message>
        <source>Held money freed again</source>
        <translation>占用解除</translation>
    </message>
    <message>
        <source>Held money paid out</source>
        <translation>占用款付出</translation>
    </message>
    <message>
        <source>Fee given back for a refund</source>
        <translation>退款返还手续费</translation>
    </message>
    <message>
        <source>Fee taken again: the refund came to nothing</source>
        <translation>退款未成，重新扣手续费</translation>
    </message>
    <message>
        <source>Money that needs a decision</source>
        <translation>存疑款项</translation>
    </message>
    <message>
        <source>Late money accepted</source>
        <translation>迟到款项已接受</translation>
    </message>
    <message>
        <source>Late money given back</source>
        <translation>迟到款项已退回</translation>
    </message>
    <message>
        <source>Recharge</source>
        <translation>充值</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提现</translation>
    </message>
    <message>
        <source>Refund, less its share of the fee</source>
        <translation>退款（已扣返还手续费）</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Refund that came to nothing</source>
        <translation>退款未成，款项退回</translation>
    </message>
    <message>
        <source>Withdrawal that came to nothing</source>
        <translation>提现未成，款项退回</translation>
    </message>
    <message>
        <source>Freeze ended</source>
        <translation>解除冻结</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>占用</translation>
    </message>
</context>
<context>
    <name>LinkCandidates</name>
    <message>
        <source>%1, the same amount, %2 min apart, %3</source>
        <translation>%1，金额相同，相差 %2 分钟，%3</translation>
    </message>
    <message>
        <source>%1, another amount, %2 min apart, %3</source>
        <translation>%1，金额不同，相差 %2 分钟，%3</translation>
    </message>
</context>
<context>
    <name>PaymentState</name>
    <message>
        <source>Enter the amount</source>
        <translation>请输入金额</translation>
    </message>
    <message>
        <source>Then press F3 or Enter to show the payment code.</source>
        <translation>然后按 F3 或回车显示收款码。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>The code appears in a moment.</source>
        <translation>收款码马上出现。</translation>
    </message>
    <message>
        <source>Scan to pay</source>
        <translation>扫码付款</translation>
    </message>
    <message>
        <source>Result not known yet</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Do not charge again. The till keeps asking until the result is certain.</source>
        <translation>请勿重复收款。收银台会持续查询，直到结果确定。</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Making sure no money moved. Please wait for the result.</source>
        <translation>正在确认没有扣款，请等待结果。</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>The next sale begins by itself in a few seconds.</source>
        <translation>几秒后自动开始下一笔。</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>收款失败</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>新收款码</translation>
    </message>
    <message>
        <source>Code expired</source>
        <translation>收款码已过期</translation>
    </message>
    <message>
        <source>Nothing received so far. The till keeps watching for late money.</source>
        <translation>目前没有到账。如有迟到的款项，收银台会提示。</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>迟到付款</translation>
    </message>
    <message>
        <source>Money arrived after the order was closed. A supervisor accepts or refunds it.</source>
        <translation>订单关闭后款项到账，请主管入账或退款。</translation>
    </message>
    <message>
        <source>A supervisor must look at this</source>
        <translation>需要主管处理</translation>
    </message>
    <message>
        <source>The answers about this payment contradict each other. Do not charge again.</source>
        <translation>这笔付款的结果互相矛盾，请勿重复收款。</translation>
    </message>
    <message>
        <source>Ask the customer to confirm</source>
        <translation>请顾客确认付款</translation>
    </message>
    <message>
        <source>The wallet waits for a password or a fingerprint on the customer&apos;s phone.</source>
        <translation>钱包正等待顾客在手机上输入密码或指纹。</translation>
    </message>
    <message>
        <source>Cancelled: nothing charged</source>
        <translation>已撤销，没有扣款</translation>
    </message>
    <message>
        <source>Tell the customer that no money was kept.</source>
        <translation>请告诉顾客：没有收取任何款项。</translation>
    </message>
</context>
<context>
    <name>Reconciliation</name>
    <message>
        <source>Awaited</source>
        <translation>等账单</translation>
    </message>
    <message>
        <source>No bill</source>
        <translation>缺账单</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>对账中</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>已对平</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关账</translation>
    </message>
    <message>
        <source>Unbalanced</source>
        <translation>不再平账</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Only ours</source>
        <translation>仅我方</translation>
    </message>
    <message>
        <source>Only theirs</source>
        <translation>仅渠道</translation>
    </message>
    <message>
        <source>Amount differs</source>
        <translation>金额不符</translation>
    </message>
    <message>
        <source>State differs</source>
        <translation>状态不符</translation>
    </message>
    <message>
        <source>Fee differs</source>
        <translation>手续费不符</translation>
    </message>
    <message>
        <source>Currency differs</source>
        <translation>币种不符</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>We booked it, their bill does not have it. Ask the wallet first.</source>
        <translation>我方已入账，渠道账单没有。请先查询渠道。</translation>
    </message>
    <message>
        <source>Their bill has it, we do not. Ask the wallet, then make it up or give it back.</source>
        <translation>渠道账单有，我方没有。请先查询渠道，再补单或退款。</translation>
    </message>
    <message>
        <source>Both have it with different amounts.</source>
        <translation>双方都有，金额不同。</translation>
    </message>
    <message>
        <source>Both have it; only one side says that money moved. Ask the wallet.</source>
        <translation>双方都有，但只有一方认为已收款。请查询渠道。</translation>
    </message>
    <message>
        <source>The amount is right, the fee is not as agreed.</source>
        <translation>金额正确，手续费与约定不符。</translation>
    </message>
    <message>
        <source>Both have it in different currencies.</source>
        <translation>双方都有，币种不同。</translation>
    </message>
    <message>
        <source>One side has it more than once.</source>
        <translation>其中一方出现了多次。</translation>
    </message>
    <message>
        <source>This line of their file could not be read.</source>
        <translation>渠道文件中的这一行无法读取。</translation>
    </message>
    <message>
        <source>Ask wallet</source>
        <translation>查询渠道</translation>
    </message>
    <message>
        <source>Make up</source>
        <translation>补单</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Next day&apos;s</source>
        <translation>计入次日</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Rerun</source>
        <translation>重新对账</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指派</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Wallet asked</source>
        <translation>已查询渠道</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>已补单</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>已关联</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>Left to the next day</source>
        <translation>已计入次日</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>Compared again</source>
        <translation>已重新对账</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已指派</translation>
    </message>
    <message>
        <source>Agreed to</source>
        <translation>复核通过</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>复核拒绝</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Gone after comparing again</source>
        <translation>重新对账后消失</translation>
    </message>
    <message>
        <source>writing our side</source>
        <translation>生成我方账单</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>matching</source>
        <translation>比对</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Trade bill</source>
        <translation>交易账单</translation>
    </message>
    <message>
        <source>Fund flow</source>
        <translation>资金账单</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>支付</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>ours +%1</source>
        <translation>我方多 %1</translation>
    </message>
    <message>
        <source>theirs +%1</source>
        <translation>渠道多 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 more with us</source>
        <translation>我方多 %1</translation>
    </message>
    <message>
        <source>%1 more with them</source>
        <translation>渠道多 %1</translation>
    </message>
</context>
<context>
    <name>RefundReason</name>
    <message>
        <source>Goods returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>金额有误</translation>
    </message>
    <message>
        <source>Paid twice</source>
        <translation>重复付款</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>RefundState</name>
    <message>
        <source>Sending…</source>
        <translation>发送中…</translation>
    </message>
    <message>
        <source>A second person has to agree</source>
        <translation>需要第二个人批准</translation>
    </message>
    <message>
        <source>Nothing has gone back yet. A supervisor enters their name and PIN.</source>
        <translation>款项尚未退出。请店长输入姓名和 PIN。</translation>
    </message>
    <message>
        <source>Result not known yet</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Do not refund again. The till keeps asking; the money goes back once at most.</source>
        <translation>请勿重复退款。收银机会一直查询；最多只会退一次。</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>退款途中</translation>
    </message>
    <message>
        <source>The bank may take some hours: tell the customer. You can go on; the list shows when it has arrived.</source>
        <translation>银行可能需要几小时，请告知顾客。可以继续收银；到账后列表会显示。</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>The customer has the money back.</source>
        <translation>款项已退给顾客。</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>未退款</translation>
    </message>
    <message>
        <source>Nothing went back. It can be tried again.</source>
        <translation>没有退出任何款项。可以重试。</translation>
    </message>
    <message>
        <source>The wallet could not deliver it</source>
        <translation>钱包无法退到账</translation>
    </message>
    <message>
        <source>A supervisor has to look at this. Do not refund again.</source>
        <translation>须由店长处理。请勿重复退款。</translation>
    </message>
</context>
<context>
    <name>ShopTime</name>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Told by %1</source>
        <translation>%1主动通知</translation>
    </message>
    <message>
        <source>Answered by %1 when asked</source>
        <translation>向%1查询得知</translation>
    </message>
    <message>
        <source>Closed at the till</source>
        <translation>收银机关闭</translation>
    </message>
    <message>
        <source>Cancelled at the till</source>
        <translation>收银机取消</translation>
    </message>
    <message>
        <source>Its time was over</source>
        <translation>已过有效期</translation>
    </message>
    <message>
        <source>Late money accepted</source>
        <translation>迟到款项已接受</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待顾客付款</translation>
    </message>
    <message>
        <source>Code asked for at %1</source>
        <translation>向%1申请付款码</translation>
    </message>
    <message>
        <source>This try failed</source>
        <translation>本次尝试失败</translation>
    </message>
    <message>
        <source>Asked for by %1</source>
        <translation>%1 申请</translation>
    </message>
    <message>
        <source>Asked for by %1, approved by %2</source>
        <translation>%1 申请，%2 批准</translation>
    </message>
    <message>
        <source>Refund of %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>the shop&apos;s system (%1)</source>
        <translation>店铺系统（%1）</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Not refunded</source>
        <translation>未退款</translation>
    </message>
    <message>
        <source>Stuck: a supervisor must look</source>
        <translation>退款异常：须店长处理</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>等待第二人批准</translation>
    </message>
    <message>
        <source>On its way back</source>
        <translation>退款途中</translation>
    </message>
    <message>
        <source>Order of %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>收银台 %1</translation>
    </message>
</context>
<context>
    <name>Wallets</name>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>缓慢</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Paused by %1: %2.</source>
        <translation>%1 暂停：%2。</translation>
    </message>
    <message>
        <source>Being tried again with single payments.</source>
        <translation>正在用少量收款试探恢复。</translation>
    </message>
    <message>
        <source>Its last answers all failed.</source>
        <translation>最近几次应答全部失败。</translation>
    </message>
    <message>
        <source>Too many of its answers fail.</source>
        <translation>应答失败过多。</translation>
    </message>
    <message>
        <source>It is down for most shops.</source>
        <translation>多数商户都无法使用。</translation>
    </message>
    <message>
        <source>It answers slowly.</source>
        <translation>应答缓慢。</translation>
    </message>
    <message>
        <source>The wallet&apos;s certificate</source>
        <translation>钱包平台的证书</translation>
    </message>
    <message>
        <source>The certificate of the wallet&apos;s authority</source>
        <translation>钱包平台上级机构的证书</translation>
    </message>
    <message>
        <source>The shop&apos;s certificate</source>
        <translation>本店的证书</translation>
    </message>
    <message>
        <source>%1 has ended: renew it at once.</source>
        <translation>%1已过期：请立即更换。</translation>
    </message>
    <message>
        <source>%1 ends on %2, days left: %3. Renew it with the wallet.</source>
        <translation>%1将于 %2 到期，还剩 %3 天。请到钱包平台更换。</translation>
    </message>
    <message>
        <source>Certificates hold until %1</source>
        <translation>证书有效期至 %1</translation>
    </message>
    <message>
        <source>none since the backend started</source>
        <translation>后台启动以来没有</translation>
    </message>
    <message>
        <source>Last push: %1 · last bill: %2</source>
        <translation>上次通知：%1 · 上次账单：%2</translation>
    </message>
    <message>
        <source>No codes were asked for in the last hour.</source>
        <translation>最近一小时没有下单。</translation>
    </message>
    <message>
        <source>In the last hour at least %1.%2 % of each four minutes were answered well.</source>
        <translation>最近一小时里，每四分钟的成功率都不低于 %1.%2 %。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The backend cannot be reached.</source>
        <translation>无法连接后台。</translation>
    </message>
    <message>
        <source>Nothing was charged and the amount is kept. Try again when the till is online.</source>
        <translation>没有扣款，金额已保留。恢复在线后请重试。</translation>
    </message>
    <message>
        <source>The backend did not answer.</source>
        <translation>后台没有回答。</translation>
    </message>
    <message>
        <source>Wait: the till keeps asking.</source>
        <translation>请稍候，收银台会持续查询。</translation>
    </message>
    <message>
        <source>The backend&apos;s answer could not be read.</source>
        <translation>无法读取后台的回答。</translation>
    </message>
    <message>
        <source>Operator or password is not right.</source>
        <translation>操作员或密码不正确。</translation>
    </message>
    <message>
        <source>Check both and sign in again.</source>
        <translation>请核对后重新登录。</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <translation>登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again to go on. Nothing is lost.</source>
        <translation>请重新登录，当前内容不会丢失。</translation>
    </message>
    <message>
        <source>This operator may not take payments.</source>
        <translation>该操作员没有收款权限。</translation>
    </message>
    <message>
        <source>Ask a supervisor to sign in.</source>
        <translation>请让主管登录。</translation>
    </message>
    <message>
        <source>Too many requests at the moment.</source>
        <translation>请求过于频繁。</translation>
    </message>
    <message>
        <source>Wait a few seconds and try again.</source>
        <translation>请等几秒再试。</translation>
    </message>
    <message>
        <source>The payment service is not available right now.</source>
        <translation>支付服务暂时不可用。</translation>
    </message>
    <message>
        <source>Nothing was charged. Try again in a moment.</source>
        <translation>没有扣款，请稍后再试。</translation>
    </message>
    <message>
        <source>This wallet does not work at the moment.</source>
        <translation>该钱包暂时无法使用。</translation>
    </message>
    <message>
        <source>Nothing was charged. Offer the customer another way to pay.</source>
        <translation>没有扣款，请顾客换一种方式付款。</translation>
    </message>
    <message>
        <source>This way to pay is not set up for the shop.</source>
        <translation>本店没有开通这种付款方式。</translation>
    </message>
    <message>
        <source>Offer another way and tell the supervisor.</source>
        <translation>请换一种方式，并告知主管。</translation>
    </message>
    <message>
        <source>The amount is not valid.</source>
        <translation>金额无效。</translation>
    </message>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>The amount is too large or zero.</source>
        <translation>金额过大或为零。</translation>
    </message>
    <message>
        <source>Enter it again, or split it.</source>
        <translation>请重新输入，或分开收款。</translation>
    </message>
    <message>
        <source>The payment was refused for safety reasons.</source>
        <translation>这笔付款因安全原因被拒绝。</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask a supervisor.</source>
        <translation>没有扣款，请找主管。</translation>
    </message>
    <message>
        <source>The backend did not accept the order.</source>
        <translation>后台没有接受这笔订单。</translation>
    </message>
    <message>
        <source>Nothing was charged. Tell the supervisor the code below.</source>
        <translation>没有扣款，请把下面的代码告诉主管。</translation>
    </message>
    <message>
        <source>The customer declined the payment.</source>
        <translation>顾客取消了付款。</translation>
    </message>
    <message>
        <source>Ask how they want to pay and show a new code.</source>
        <translation>请询问顾客如何付款，再出新的收款码。</translation>
    </message>
    <message>
        <source>The wallet refused the payment.</source>
        <translation>钱包拒绝了这笔付款。</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask the customer to use another card or wallet.</source>
        <translation>没有扣款，请顾客换一张卡或换一个钱包。</translation>
    </message>
    <message>
        <source>The customer&apos;s balance is too low.</source>
        <translation>顾客余额不足。</translation>
    </message>
    <message>
        <source>The till cannot write to its disk, so nothing was sent.</source>
        <translation>收银台无法写入磁盘，所以没有发送。</translation>
    </message>
    <message>
        <source>Free some space and try again. Nothing was charged.</source>
        <translation>没有扣款。请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>The till stopped before this sale was sent.</source>
        <translation>上次收银台在发送这笔之前停止了。</translation>
    </message>
    <message>
        <source>Nothing was charged. Press Enter to show its code, or C to clear it.</source>
        <translation>没有扣款。按回车显示收款码，或按 C 清除。</translation>
    </message>
    <message>
        <source>The payment did not go through.</source>
        <translation>这笔付款没有成功。</translation>
    </message>
    <message>
        <source>Nothing was charged. Show a new code, or tell the supervisor the code below.</source>
        <translation>没有扣款。请出新的收款码，或把下面的代码告诉主管。</translation>
    </message>
    <message>
        <source>WeChat Pay</source>
        <translation>微信支付</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>UnionPay</source>
        <translation>云闪付</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Paid late</source>
        <translation>迟到付款</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>撤销中</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>待主管</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Too many wrong passwords.</source>
        <translation>密码错误次数过多。</translation>
    </message>
    <message>
        <source>Wait a few minutes and try again.</source>
        <translation>请等几分钟再试。</translation>
    </message>
    <message>
        <source>Online banking</source>
        <translation>网银支付</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额支付</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>One code for all</source>
        <translation>聚合码</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Part refunded</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>This is not a whole code of the customer&apos;s wallet.</source>
        <translation>这不是完整的钱包付款码。</translation>
    </message>
    <message>
        <source>Nothing was charged. Scan the customer&apos;s code again.</source>
        <translation>没有扣款，请重新扫描顾客的付款码。</translation>
    </message>
    <message>
        <source>The customer&apos;s code has expired.</source>
        <translation>顾客的付款码已过期。</translation>
    </message>
    <message>
        <source>Nothing was charged. Ask the customer to refresh the code and scan it again.</source>
        <translation>没有扣款，请顾客刷新付款码后重新扫码。</translation>
    </message>
    <message>
        <source>The wallet did not accept the customer&apos;s code.</source>
        <translation>钱包没有接受顾客的付款码。</translation>
    </message>
    <message>
        <source>This is no wallet&apos;s code, so nothing was sent.</source>
        <translation>这不是钱包的付款码，没有发送。</translation>
    </message>
    <message>
        <source>Ask the customer to open the payment code of their wallet, and scan that.</source>
        <translation>请顾客打开钱包的付款码，再扫那个码。</translation>
    </message>
    <message>
        <source>The shop does not take the customer&apos;s wallet.</source>
        <translation>本店不支持顾客的这个钱包。</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1%2（%3）</translation>
    </message>
    <message>
        <source>%1 Press F5 to try again. (%2)</source>
        <translation>%1按 F5 重试。（%2）</translation>
    </message>
</context>
<context>
    <name>guitai::models::BillImport</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why it could not be read</source>
        <translation>无法读取的原因</translation>
    </message>
</context>
<context>
    <name>guitai::models::DayMatrix</name>
    <message>
        <source>All wallets</source>
        <translation>全部渠道</translation>
    </message>
    <message>
        <source>%1, %2: %3. Ours %4, theirs %5, difference %6, fee %7.</source>
        <translation>%1，%2：%3。我方 %4，渠道 %5，差额 %6，手续费 %7。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>due later %1</source>
        <translation>未到期 %1</translation>
    </message>
    <message>
        <source>Σ All</source>
        <translation>Σ 合计</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
</context>
<context>
    <name>guitai::models::DoubtfulTable</name>
    <message>
        <source>Age</source>
        <translation>已等</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Came through</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>guitai::models::EntryTable</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关联号</translation>
    </message>
</context>
<context>
    <name>guitai::models::ExceptionTable</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>我方单号</translation>
    </message>
    <message>
        <source>Wallet&apos;s number</source>
        <translation>渠道单号</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>单号 %1</translation>
    </message>
    <message>
        <source>All exceptions</source>
        <translation>全部差异</translation>
    </message>
</context>
<context>
    <name>guitai::models::PaymentTable</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
</context>
<context>
    <name>guitai::screens::accounts::AccountsScreen</name>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>账户明细</translation>
    </message>
    <message>
        <source>↑↓ entries · ←→ accounts · F5 look again · Esc checkout</source>
        <translation>↑↓ 明细 · ←→ 账户 · F5 刷新 · Esc 收银</translation>
    </message>
    <message>
        <source>May be spent</source>
        <translation>可用余额</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>In the drawer</source>
        <translation>钱箱现金</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>账户 %1</translation>
    </message>
    <message>
        <source>The shop has no account yet. It begins with the first payment.</source>
        <translation>店铺还没有账户。第一笔收款后自动开立。</translation>
    </message>
    <message>
        <source>No entries yet.</source>
        <translation>还没有明细。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>查询中…</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::ChannelsScreen</name>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>F5 look again · Esc checkout</source>
        <translation>F5 刷新 · Esc 收银</translation>
    </message>
    <message>
        <source>The shop has no wallet yet.</source>
        <translation>本店还没有钱包。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::OwnLink</name>
    <message>
        <source>Server: cannot be reached.</source>
        <translation>服务器：连不上。</translation>
    </message>
    <message>
        <source>Server: answers within %1 ms.</source>
        <translation>服务器：%1 毫秒内应答。</translation>
    </message>
    <message>
        <source>Push: connected, results come by themselves.</source>
        <translation>推送：已连接，结果自动到达。</translation>
    </message>
    <message>
        <source>Push: not connected, results are asked for every few seconds.</source>
        <translation>推送：未连接，每隔几秒查询一次结果。</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Answered in %1 ms.</source>
        <translation>%1 毫秒后应答。</translation>
    </message>
    <message>
        <source>This till&apos;s own link</source>
        <translation>本收银台的连接</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test this till&apos;s own link</source>
        <translation>测试本收银台的连接</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::PennyPanel</name>
    <message>
        <source>A code for 0.01 yuan is asked for.</source>
        <translation>请求一个 0.01 元的二维码。</translation>
    </message>
    <message>
        <source>Somebody pays it with %1.</source>
        <translation>用%1扫码支付。</translation>
    </message>
    <message>
        <source>The 0.01 yuan go back.</source>
        <translation>退回 0.01 元。</translation>
    </message>
    <message>
        <source>It works: the 0.01 yuan were paid and are back.</source>
        <translation>正常：0.01 元已支付并已退回。</translation>
    </message>
    <message>
        <source>Paid, but the 0.01 yuan did not go back. (%1)</source>
        <translation>已支付，但 0.01 元没有退回。（%1）</translation>
    </message>
    <message>
        <source>Nobody paid. Nothing was charged.</source>
        <translation>无人支付，没有扣款。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::channels::WalletCard</name>
    <message>
        <source>Say why, for whoever stands at the till next.</source>
        <translation>请写明原因，方便接班的同事。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Answered well</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Half within</source>
        <translation>半数耗时</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95% 耗时</translation>
    </message>
    <message>
        <source>Codes asked for</source>
        <translation>请求收款码</translation>
    </message>
    <message>
        <source>%1.%2 %</source>
        <translation>%1.%2%</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of the last 5 min are not certain yet.</source>
        <translation>
            <numerusform>最近 5 分钟有 %n 个应答尚未确认。</numerusform>
        </translation>
    </message>
    <message>
        <source>Why is it paused?</source>
        <translation>为什么暂停？</translation>
    </message>
    <message>
        <source>Reason of the pause</source>
        <translation>暂停原因</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>恢复%1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>暂停%1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Test with 0.01</source>
        <translation>用 0.01 元测试</translation>
    </message>
    <message>
        <source>Test %1 with 0.01 yuan</source>
        <translation>用 0.01 元测试%1</translation>
    </message>
    <message>
        <source>Answered well, last hour</source>
        <translation>最近一小时成功率</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::CheckoutScreen</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation>收银</translation>
    </message>
    <message>
        <source>The code was not charged.</source>
        <translation>这个付款码没有扣款。</translation>
    </message>
    <message>
        <source>Press Enter for the next customer, enter the amount, then scan.</source>
        <translation>请按 Enter 进入下一位顾客，输入金额后再扫码。</translation>
    </message>
    <message>
        <source>Another payment is under way. Wait for its result or stop it, then scan again.</source>
        <translation>另一笔付款正在进行，请等待结果或先停止，再重新扫码。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::IdlePanel</name>
    <message>
        <source>Show payment code  (F3)</source>
        <translation>显示收款码  (F3)</translation>
    </message>
    <message>
        <source>Show payment code</source>
        <translation>显示收款码</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Large amount: %1</source>
        <translation>大额收款：%1</translation>
    </message>
    <message>
        <source>%1. Press Enter again to show the code.</source>
        <translation>%1。再按一次回车显示收款码。</translation>
    </message>
    <message>
        <source>Press Enter again to show the code.</source>
        <translation>再按一次回车显示收款码。</translation>
    </message>
    <message>
        <source>Enter the amount first.</source>
        <translation>请先输入金额。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s)</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready to scan the customer&apos;s code</source>
        <translation>随时可扫顾客的付款码</translation>
    </message>
    <message>
        <source>%1. Scan the code again to charge it.</source>
        <translation>%1。请再扫一次付款码以收款。</translation>
    </message>
    <message>
        <source>Scan the code again to charge it.</source>
        <translation>请再扫一次付款码以收款。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::KeyHints</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>显示收款码</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>新收款码</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>交易</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::QrPanel</name>
    <message>
        <source>Ask now  (F5)</source>
        <translation>立即查询  (F5)</translation>
    </message>
    <message>
        <source>Ask for the result now</source>
        <translation>立即查询结果</translation>
    </message>
    <message>
        <source>Stop  (Esc)</source>
        <translation>停止  (Esc)</translation>
    </message>
    <message>
        <source>Stop this payment</source>
        <translation>停止这笔收款</translation>
    </message>
    <message>
        <source>Payment code</source>
        <translation>收款码</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Scan to pay %1</source>
        <translation>扫码付款 %1</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开%1</translation>
    </message>
    <message>
        <source>Open any wallet</source>
        <translation>打开任意钱包</translation>
    </message>
    <message>
        <source>The customer chose %1</source>
        <translation>顾客选了%1</translation>
    </message>
    <message>
        <source>Scan this code</source>
        <translation>扫描此码</translation>
    </message>
    <message>
        <source>Expires in %1!</source>
        <translation>即将过期 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Asking every 3 s</source>
        <translation>每 3 秒查询</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::ResultPanel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>It is stopped as soon as the backend answers.</source>
        <translation>后台一回答就停止。</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>%1  (Enter)</source>
        <translation>%1  (回车)</translation>
    </message>
    <message>
        <source>Ask for the result now</source>
        <translation>立即查询结果</translation>
    </message>
    <message>
        <source>Stop  (Esc)</source>
        <translation>停止  (Esc)</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位</translation>
    </message>
    <message>
        <source>Stop this payment</source>
        <translation>停止这笔收款</translation>
    </message>
    <message>
        <source>Ask  (F5)</source>
        <translation>查询  (F5)</translation>
    </message>
    <message>
        <source>Next  (Esc)</source>
        <translation>下一位  (Esc)</translation>
    </message>
    <message>
        <source>The customer&apos;s code was read. The wallet answers in a moment.</source>
        <translation>已读取顾客的付款码，钱包马上答复。</translation>
    </message>
    <message>
        <source>Should the customer&apos;s phone show a payment, it goes back by itself.</source>
        <translation>如果顾客手机显示已付款，款项会自动退回。</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) so far</source>
        <translation>
            <numerusform>已等待 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::ResultsList</name>
    <message>
        <source>Last results</source>
        <translation>最近结果</translation>
    </message>
    <message>
        <source>No payments yet.</source>
        <translation>还没有收款。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::checkout::WalletChips</name>
    <message>
        <source>Any wallet</source>
        <translation>任意钱包</translation>
    </message>
    <message>
        <source>The customer opens it with any wallet.</source>
        <translation>顾客用任何一个钱包都能扫开。</translation>
    </message>
    <message>
        <source>The wallet that works best is chosen.</source>
        <translation>自动选择状态最好的钱包。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2 Take cash.</source>
        <translation>%1：%2请收现金。</translation>
    </message>
    <message>
        <source>%1: %2 Offer %3.</source>
        <translation>%1：%2请改用%3。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>guitai::screens::doubtful_money::DecisionCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Payment %1</source>
        <translation>交易 %1</translation>
    </message>
    <message>
        <source>Channel&apos;s number %1</source>
        <translation>渠道单号 %1</translation>
    </message>
    <message>
        <source>Decided by %1, %2</source>
        <translation>%1 于 %2 处理</translation>
    </message>
    <message>
        <source>Give %1 back to the customer? It goes the way it came and cannot be stopped.</source>
        <translation>把 %1 退给顾客？款项原路退回，无法撤销。</translation>
    </message>
    <message>
        <source>Keep %1 as income beside the payment? The customer does not get it back.</source>
        <translation>把 %1 作为额外收入保留？不会退给顾客。</translation>
    </message>
    <message>
        <source>Accept %1 as payment? The order becomes paid: hand over what was bought.</source>
        <translation>接受 %1 作为付款？订单变为已收款：请交付商品。</translation>
    </message>
    <message>
        <source>Show the payment</source>
        <translation>查看交易</translation>
    </message>
    <message>
        <source>Give it back…  F7</source>
        <translation>退给顾客…  F7</translation>
    </message>
    <message>
        <source>Accept it…</source>
        <translation>接受…</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>Give back %1</source>
        <translation>退回 %1</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>接受 %1</translation>
    </message>
</context>
<context>
    <name>guitai::screens::doubtful_money::DoubtfulMoneyScreen</name>
    <message>
        <source>Doubtful</source>
        <translation>存疑款项</translation>
    </message>
    <message>
        <source>Doubtful money</source>
        <translation>存疑款项</translation>
    </message>
    <message>
        <source>%1 is on its way back.</source>
        <translation>%1 正在退回。</translation>
    </message>
    <message>
        <source>%1 is accepted.</source>
        <translation>%1 已接受。</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>↑↓ choose · F7 give back · F5 look again · Esc checkout</source>
        <translation>↑↓ 选择 · F7 退回 · F5 刷新 · Esc 收银</translation>
    </message>
    <message>
        <source>%1 undecided · %2 at risk · oldest %3</source>
        <translation>%1 笔待处理 · 涉及 %2 · 最久 %3</translation>
    </message>
    <message>
        <source>No money waits for a decision.</source>
        <translation>没有待处理的款项。</translation>
    </message>
    <message>
        <source>Money that comes after an order was closed, or a second time, appears here.</source>
        <translation>订单关闭后到账、或重复付款的款项会出现在这里。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>查询中…</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ActionForm</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>The other half</source>
        <translation>另一方的记录</translation>
    </message>
    <message>
        <source>Link: no other half is in this list. Show more of it.</source>
        <translation>关联：当前列表里没有可配对的记录，请放宽筛选。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::BulkCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A trial, nothing was changed: would be done %1 (%2), left out %3, fail %4.</source>
        <translation>试算，没有任何改动：可处理 %1（%2），跳过 %3，失败 %4。</translation>
    </message>
    <message>
        <source>Done %1 (%2), left out %3, failed %4.</source>
        <translation>已处理 %1（%2），跳过 %3，失败 %4。</translation>
    </message>
    <message>
        <source>One action for many</source>
        <translation>批量处理</translation>
    </message>
    <message>
        <source>%1 selected, %2</source>
        <translation>已选 %1 条，%2</translation>
    </message>
    <message>
        <source>All matching: %1</source>
        <translation>所有符合条件的：%1</translation>
    </message>
    <message>
        <source>First as a trial that changes nothing. What is above the limit goes to a second person.</source>
        <translation>先试算，不作改动。超过限额的会转交复核。</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试算</translation>
    </message>
    <message>
        <source>Do it now: %1</source>
        <translation>立即执行：%1</translation>
    </message>
    <message>
        <source>Back to one  Esc</source>
        <translation>返回单条  Esc</translation>
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
        <translation>全部类别</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ExceptionCard</name>
    <message>
        <source>%1 is above the limit: it goes to a second person, who agrees or refuses.</source>
        <translation>%1 超过限额：将转交复核人同意或拒绝。</translation>
    </message>
    <message>
        <source>Ask 2nd person</source>
        <translation>提交复核</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>%1  %2, %3</source>
        <translation>%1  %2，%3</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <translation>%1
%2，%3</translation>
    </message>
    <message>
        <source>Waits for a second person: %1. Remark: %2</source>
        <translation>等待复核：%1。备注：%2</translation>
    </message>
    <message>
        <source>%1. Remark: %2</source>
        <translation>%1。备注：%2</translation>
    </message>
</context>
<context>
    <name>guitai::screens::exceptions::ExceptionsScreen</name>
    <message>
        <source>Exceptions</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>It waits for a second person now.</source>
        <translation>已提交复核。</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出当前列表</translation>
    </message>
    <message>
        <source>Exported.</source>
        <translation>已导出。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>文件无法写入。</translation>
    </message>
    <message>
        <source>Nothing is left to explain here.</source>
        <translation>这里没有待处理的差异。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>%1 selected…</source>
        <translation>已选 %1 条…</translation>
    </message>
    <message>
        <source>Many…</source>
        <translation>批量…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>Any of the three numbers</source>
        <translation>任一单号</translation>
    </message>
    <message>
        <source>Search by our number, the wallet&apos;s or the payment&apos;s</source>
        <translation>按我方单号、渠道单号或支付单号查找</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>2nd person</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>What is shown, as CSV (Ctrl+E)</source>
        <translation>把当前列表导出为 CSV（Ctrl+E）</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异列表</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>J K rows · Space select · A assign · C comment · W write off · L link · Ctrl+Enter confirm · Ctrl+F search</source>
        <translation>J K 换行 · 空格选择 · A 指派 · C 备注 · W 核销 · L 关联 · Ctrl+Enter 确认 · Ctrl+F 查找</translation>
    </message>
    <message>
        <source>J K rows · Ctrl+F search · Ctrl+E export · F5 look again</source>
        <translation>J K 换行 · Ctrl+F 查找 · Ctrl+E 导出 · F5 刷新</translation>
    </message>
</context>
<context>
    <name>guitai::screens::payments::FilterRail</name>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tills</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>From – to</source>
        <translation>起止日期</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已收款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待付款</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Whole shop</source>
        <translation>全店</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
</context>
<context>
    <name>guitai::screens::payments::PaymentDrawer</name>
    <message>
        <source>The number is on the clipboard.</source>
        <translation>单号已复制。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Refund  F7</source>
        <translation>退款  F7</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>复制单号</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>查询中…</translation>
    </message>
    <message>
        <source>Ask  F5</source>
        <translation>查询  F5</translation>
    </message>
    <message>
        <source>Paid with</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>下单时间</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>退款途中</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>交易号</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道单号</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The answers about this payment contradict each other. A supervisor must look at it.</source>
        <translation>这笔交易的结果互相矛盾，须由店长查看。</translation>
    </message>
    <message>
        <source>Money came that this payment could not take. Decide about it under “Doubtful money”.</source>
        <translation>收到了这笔交易无法入账的款项。请到“存疑款项”处理。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::payments::PaymentsScreen</name>
    <message>
        <source>Payments</source>
        <translation>交易</translation>
    </message>
    <message>
        <source>No payment has this number.</source>
        <translation>没有这个单号的交易。</translation>
    </message>
    <message>
        <source>No payments here. Choose other days or states.</source>
        <translation>这里没有交易。请选择其他日期或状态。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>查询中…</translation>
    </message>
    <message>
        <source>Payments %1 · paid %2 · refunded %3 · net &lt;b&gt;%4&lt;/b&gt;</source>
        <translation>%1 笔 · 收款 %2 · 退款 %3 · 净额 &lt;b&gt;%4&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Number: ours, the order&apos;s, the channel&apos;s, or its last 6</source>
        <translation>单号：交易号、订单号、渠道单号，或末 6 位</translation>
    </message>
    <message>
        <source>Search for a number</source>
        <translation>按单号查找</translation>
    </message>
    <message>
        <source>Dates ignored for number search</source>
        <translation>按单号查找时不限日期</translation>
    </message>
    <message>
        <source>Enter details · F7 refund · Ctrl+F search · Esc checkout</source>
        <translation>Enter 详情 · F7 退款 · Ctrl+F 查找 · Esc 收银</translation>
    </message>
    <message>
        <source>↑↓ next · F7 refund · F5 ask · Esc close</source>
        <translation>↑↓ 上下笔 · F7 退款 · F5 查询 · Esc 关闭</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除查找</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::CounterRow</name>
    <message>
        <source>matched</source>
        <translation>对平率</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>风险金额</translation>
    </message>
    <message>
        <source>2nd person</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>due later</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>bills awaited</source>
        <translation>等账单</translation>
    </message>
    <message>
        <source>failed bills</source>
        <translation>账单失败</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::DayCard</name>
    <message>
        <source>%1 to explain, %2 at risk</source>
        <translation>待处理 %1 条，风险金额 %2</translation>
    </message>
    <message>
        <source>Rows that are due later: %1</source>
        <translation>未到期：%1 行</translation>
    </message>
    <message>
        <source>Rows of both sides: %1, matched %2</source>
        <translation>双方共 %1 行，对平 %2 行</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>已处理：%1 条</translation>
    </message>
    <message>
        <source>Asked for again at %1</source>
        <translation>下次获取：%1</translation>
    </message>
    <message>
        <source>Closed by %1, %2</source>
        <translation>关账：%1，%2</translation>
    </message>
    <message>
        <source>Show the differences</source>
        <translation>查看差异</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>关账…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关账</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>All wallets</source>
        <translation>全部渠道</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>我方</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Reopen this day? What is booked then may no longer balance. Say why.</source>
        <translation>重新打开这一天？之后的记账可能不再平账。请说明原因。</translation>
    </message>
    <message>
        <source>Close this day? It is locked, and clearing is booked. Say what was checked.</source>
        <translation>关账？这一天将锁定并记入清算。请说明核对了什么。</translation>
    </message>
    <message>
        <source>A day closes when everything in it is explained.</source>
        <translation>全部差异处理完才能关账。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::ImportPanel</name>
    <message>
        <source>Looking at %1…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>%1 was read. Nothing is kept yet.</source>
        <translation>已读取 %1，尚未保存。</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>正在导入 %1…</translation>
    </message>
    <message>
        <source>%1 was not imported.</source>
        <translation>%1 没有导入。</translation>
    </message>
    <message>
        <source>%1 is imported: rows %2, of them unreadable %3.</source>
        <translation>%1 已导入：共 %2 行，其中无法读取 %3 行。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Rows %1: payments %2, refunds %3, unreadable %4</source>
        <translation>共 %1 行：支付 %2，退款 %3，无法读取 %4</translation>
    </message>
    <message>
        <source>Paid %1 · given back %2 · fees %3</source>
        <translation>收款 %1 · 退款 %2 · 手续费 %3</translation>
    </message>
    <message>
        <source>The same file was imported on %1 by %2. It is not taken twice.</source>
        <translation>同一文件已于 %1 由 %2 导入，不会重复导入。</translation>
    </message>
    <message>
        <source>The file does not say for certain what it is of. Choose the account and the day.</source>
        <translation>文件没有写明账户或日期，请选择。</translation>
    </message>
    <message>
        <source>Import a bill</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>The file has no rows.</source>
        <translation>文件没有明细。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Save bad rows as CSV…</source>
        <translation>把坏行存为 CSV…</translation>
    </message>
    <message>
        <source>Done  Esc</source>
        <translation>完成  Esc</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>取消  Esc</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::JobTray</name>
    <message>
        <source>And %1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %3 % · %4 rows/s · %5 left</source>
        <translation>%1：%2 %3 % · 每秒 %4 行 · 剩余 %5</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
</context>
<context>
    <name>guitai::screens::reconciliation::ReconciliationScreen</name>
    <message>
        <source>Looking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Nothing needs you. Every difference is explained.</source>
        <translation>无需处理，所有差异都已说明。</translation>
    </message>
    <message>
        <source>1 day needs you</source>
        <translation>1 天需要处理</translation>
    </message>
    <message>
        <source>%1 days need you</source>
        <translation>%1 天需要处理</translation>
    </message>
    <message>
        <source>1 exception</source>
        <translation>1 条差异</translation>
    </message>
    <message>
        <source>%1 exceptions</source>
        <translation>%1 条差异</translation>
    </message>
    <message>
        <source>%1 at risk</source>
        <translation>风险金额 %1</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>最久 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (next look %2)</source>
        <translation>%1（下次获取 %2）</translation>
    </message>
    <message>
        <source>No bill is awaited.</source>
        <translation>没有等待中的账单。</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另有 %1 份</translation>
    </message>
    <message>
        <source>Still awaited: %1</source>
        <translation>仍在等待账单：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nothing was compared yet.</source>
        <translation>还没有对过账。</translation>
    </message>
    <message>
        <source>Rows that differ, 30 days</source>
        <translation>差异率，近 30 天</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有待处理的差异。</translation>
    </message>
    <message>
        <source>Open by wallet</source>
        <translation>待处理，按渠道</translation>
    </message>
    <message>
        <source>%1 to %2 d</source>
        <translation>%1–%2 天</translation>
    </message>
    <message>
        <source>over %1 d</source>
        <translation>%1 天以上</translation>
    </message>
    <message>
        <source>Open by age</source>
        <translation>待处理，按时长</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import a bill (Ctrl+O), or drop it anywhere on this page</source>
        <translation>导入账单（Ctrl+O），或把文件拖到本页任意位置</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Days by wallets</source>
        <translation>日期与渠道</translation>
    </message>
    <message>
        <source>No day was compared yet. Import a bill, or wait for the night.</source>
        <translation>还没有对过账。请导入账单，或等夜间自动对账。</translation>
    </message>
    <message>
        <source>Drop the bill here
CSV, TXT, GZ or ZIP, as the wallet offers it</source>
        <translation>把账单放到这里
渠道提供的 CSV、TXT、GZ 或 ZIP 原文件</translation>
    </message>
    <message>
        <source>↑↓←→ days · Enter differences · F8 compare · Ctrl+O import · F5 look again</source>
        <translation>↑↓←→ 选择 · Enter 差异 · F8 对账 · Ctrl+O 导入 · F5 刷新</translation>
    </message>
    <message>
        <source>↑↓←→ days · Enter differences · F5 look again</source>
        <translation>↑↓←→ 选择 · Enter 差异 · F5 刷新</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>It is being compared.</source>
        <translation>正在对账。</translation>
    </message>
    <message>
        <source>The comparison is being cancelled.</source>
        <translation>正在取消对账。</translation>
    </message>
    <message>
        <source>The day is closed.</source>
        <translation>已关账。</translation>
    </message>
    <message>
        <source>The day is open again.</source>
        <translation>已重新打开。</translation>
    </message>
    <message>
        <source>Import a bill</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <source>Bills (*.csv *.txt *.gz *.zip);;All files (*)</source>
        <translation>账单 (*.csv *.txt *.gz *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save bad rows</source>
        <translation>保存坏行</translation>
    </message>
    <message>
        <source>The bad rows are saved.</source>
        <translation>坏行已保存。</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another folder. (TILL_DISK_WRITE_FAILED)</source>
        <translation>文件无法写入，请换一个文件夹。（TILL_DISK_WRITE_FAILED）</translation>
    </message>
    <message>
        <source>This file is larger than a bill can be. (BILL_TOO_LARGE)</source>
        <translation>文件过大，不可能是账单。（BILL_TOO_LARGE）</translation>
    </message>
    <message>
        <source>This file cannot be read. Choose another. (FILE_UNREADABLE)</source>
        <translation>文件无法读取，请另选一个。（FILE_UNREADABLE）</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::AmountCard</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation>已收 %1</translation>
    </message>
    <message>
        <source>Already refunded %1</source>
        <translation>已退 %1</translation>
    </message>
    <message>
        <source>On its way back %1</source>
        <translation>退款途中 %1</translation>
    </message>
    <message>
        <source>That is more than %1.</source>
        <translation>超过了 %1。</translation>
    </message>
    <message>
        <source>Type how much goes back.</source>
        <translation>请输入退款金额。</translation>
    </message>
    <message>
        <source>leaves %1</source>
        <translation>退后剩余 %1</translation>
    </message>
    <message>
        <source>Can be refunded</source>
        <translation>可退金额</translation>
    </message>
    <message>
        <source>Amount that goes back</source>
        <translation>本次退款金额</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::OutcomePanel</name>
    <message>
        <source>Refund number %1</source>
        <translation>退款单号 %1</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>批准人 %1</translation>
    </message>
    <message>
        <source>Ask now  F5</source>
        <translation>立即查询  F5</translation>
    </message>
    <message>
        <source>Done  Enter</source>
        <translation>完成  Enter</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::ReasonCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note (the customer may see it)</source>
        <translation>备注（顾客可能看到）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>guitai::screens::refund::RefundScreen</name>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>退款 %1</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>批准 %1</translation>
    </message>
    <message>
        <source>Sending %1…</source>
        <translation>正在发送 %1…</translation>
    </message>
    <message>
        <source>Take it back  Esc</source>
        <translation>撤回申请  Esc</translation>
    </message>
    <message>
        <source>Cancel  Esc</source>
        <translation>取消  Esc</translation>
    </message>
    <message>
        <source>The refund waits for a second person. Nothing has gone back yet.</source>
        <translation>退款等待第二人批准。款项尚未退出。</translation>
    </message>
    <message>
        <source>A supervisor stands by and agrees to exactly this refund.</source>
        <translation>请店长在旁确认这一笔退款。</translation>
    </message>
</context>
<context>
    <name>guitai::screens::sign_in::BrandPanel</name>
    <message>
        <source>Till</source>
        <translation>收银台</translation>
    </message>
    <message>
        <source>Merchant cashier</source>
        <translation>商户收银台</translation>
    </message>
</context>
<context>
    <name>guitai::screens::sign_in::SignInScreen</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Looking for the backend…</source>
        <translation>正在连接后台…</translation>
    </message>
    <message>
        <source>Backend reached</source>
        <translation>后台已连接</translation>
    </message>
    <message>
        <source>No connection to the backend</source>
        <translation>无法连接后台</translation>
    </message>
</context>
<context>
    <name>guitai::till::TillWindow</name>
    <message>
        <source>Till %1</source>
        <translation>收银台 %1</translation>
    </message>
    <message>
        <source>No connection to the backend. New payments wait; the amount is kept. The till tries again by itself.</source>
        <translation>无法连接后台。暂时不能收新款，金额已保留，收银台会自动重连。</translation>
    </message>
    <message>
        <source>%1 arrived too late for order %2. A supervisor accepts or refunds it.</source>
        <translation>%1 在订单 %2 关闭后到账，请主管入账或退款。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>%1 for order %2 was paid after you moved on. It is booked as paid.</source>
        <translation>订单 %2 的 %1 在离开后付款成功，已入账。</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去处理</translation>
    </message>
</context>
<context>
    <name>guitai::till::TopBar</name>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch to light colours</source>
        <translation>切换到浅色</translation>
    </message>
    <message>
        <source>Switch to dark colours</source>
        <translation>切换到深色</translation>
    </message>
    <message>
        <source>Switch the sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Switch the sound off</source>
        <translation>关闭声音</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Online %1 ms</source>
        <translation>在线 %1 毫秒</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Till %1</source>
        <translation>收银台 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1，%2 笔待处理</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
</context>
<context>
    <name>guitai::widgets::ApproverFields</name>
    <message>
        <source>Supervisor&apos;s name</source>
        <translation>店长账号</translation>
    </message>
    <message>
        <source>PIN (%1 to %2 digits)</source>
        <translation>PIN（%1–%2 位数字）</translation>
    </message>
</context>
<context>
    <name>guitai::widgets::Keypad</name>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Delete the last digit</source>
        <translation>删除最后一位</translation>
    </message>
    <message>
        <source>Clear the amount</source>
        <translation>清除金额</translation>
    </message>
    <message>
        <source>Add another amount</source>
        <translation>加另一笔金额</translation>
    </message>
</context>
</TS>
