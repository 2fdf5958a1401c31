<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
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
        <source>Cancelled</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>The customer was not charged.</source>
        <translation>顾客没有被扣款。</translation>
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
</context>
<context>
    <name>guitai::screens::checkout::CheckoutScreen</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
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
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1%2 (%3)</translation>
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
