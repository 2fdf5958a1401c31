// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The page behind the one code for all wallets, walked in headless Chromium as four kinds of customers: the right wallet
// comes up, the page says by itself that it was paid, and the money came once. Pictures of it are left in `screens`.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startBackend, startSandbox, until } from './programs.mjs';
import { Phone, startBrowser } from './wallet_phone.mjs';

const screens = resolve('screens');
const shop = '柜台示范店';

let sandbox;
let backend;
let browser;

before(async () => {
  mkdirSync(screens, { recursive: true });
  sandbox = await startSandbox();
  backend = await startBackend(sandbox.account, sandbox.alipay, sandbox.unionpay);
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await backend?.stop();
  await sandbox?.stop();
});

async function charge(changes = {}) {
  const created = await backend.send('POST', '/v1/payments', {
    merchant_order_no: `N${randomBytes(8).toString('hex')}`,
    amount: 2999,
    currency: 'CNY',
    subject: '拿铁 "大杯" <b>☕</b> & 1+1=2',
    pay_way: 'AGGREGATE_QR',
    ...changes,
  });
  assert.equal(created.status, 201, JSON.stringify(created.body));
  assert.equal(created.body.credential.type, 'qr');
  return { no: created.body.payment_no, link: created.body.credential.text };
}

const payment = async (no) => (await backend.send('GET', `/v1/payments/${no}`)).body;

/** The money came, once, from one wallet, and the books agree. */
async function paidOnceBy(channel, no) {
  await until(async () => (await payment(no)).status === 'SUCCEEDED', `${no} succeeds`);
  const paid = await payment(no);
  assert.equal(paid.channel, channel);
  const attempts = backend.rows(`SELECT channel, status FROM attempt WHERE payment_no = '${no}'`);
  assert.deepEqual(attempts.filter(({ status }) => status === 'SUCCEEDED').map((one) => one.channel), [channel]);
  const receipts = backend.rows(`SELECT amount, effect, channel FROM receipt WHERE payment_no = '${no}'`);
  assert.deepEqual(receipts, [{ amount: 2999, effect: 'PAID', channel }]);
  const ends = backend.rows(`SELECT to_status FROM payment_history WHERE payment_no = '${no}' AND to_status = 'SUCCEEDED'`);
  assert.equal(ends.length, 1);
  return paid;
}

/** What the customer does where the wallet took over; ends on the shop's page where the wallet brings him back. */
const wallets = {
  wechat: {
    async pay(phone) {
      const sheet = await phone.sheetIsUp();
      await phone.picture(screens, 'wallet-wechat-page-behind');
      await Phone.follow(sheet, 'form[action="/wallet/pay"] button');
      await phone.leaveSheet('ok');
    },
    async leave(phone) {
      await phone.sheetIsUp();
      await phone.leaveSheet('cancel');
    },
  },
  alipay: {
    async pay(phone) {
      await Phone.follow(phone.page, 'form[action="/wallet/pay"] button');
      await phone.picture(screens, 'wallet-alipay-paid');
      await Phone.follow(phone.page, 'a.leave');
    },
    leave: (phone) => Phone.follow(phone.page, 'a.leave'),
  },
  unionpay: {
    async pay(phone) {
      await Phone.follow(phone.page, 'form[action="/unionpay/pay"] button');
      await phone.picture(screens, 'wallet-unionpay-paid');
      await Phone.follow(phone.page, 'form button.go');
    },
    leave: (phone) => Phone.follow(phone.page, 'a.leave'),
  },
};
// An ordinary browser reaches WeChat by a link and Alipay likewise.
const fromBrowser = { ...wallets, wechat: wallets.alipay };

async function withPhone(kind, options, walk) {
  const phone = await Phone.open(browser, sandbox, kind, options);
  try {
    await walk(phone);
    assert.deepEqual(phone.problems.filter((one) => !/status of 4\d\d/.test(one)), []);
  } finally {
    await phone.close();
  }
}

describe('each wallet\'s own browser', () => {
  for (const wallet of ['wechat', 'alipay', 'unionpay']) {
    test(`${wallet} is recognised, pays, and the page says so by itself`, { timeout: 60_000 }, () =>
      withPhone(wallet, {}, async (phone) => {
        const { no, link } = await charge();
        await phone.scan(link);
        await phone.becomes('offer');
        assert.deepEqual(await phone.offered(), [wallet]);
        const text = await phone.text();
        assert.ok(text.includes('29.99') && text.includes(shop), text);
        assert.ok(text.includes('<b>☕</b>'), 'the subject is text');
        await phone.choose(wallet);
        await wallets[wallet].pay(phone);
        await phone.becomes('paid');
        assert.equal(new URL(phone.page.url()).origin, backend.url);
        await paidOnceBy(wallet, no);
      }));

    test(`${wallet} that is left offers again`, { timeout: 60_000 }, () =>
      withPhone(wallet, {}, async (phone) => {
        const { no, link } = await charge();
        await phone.scan(link);
        await phone.choose(wallet);
        await wallets[wallet].leave(phone);
        await phone.page.waitForSelector(`button[data-wallet="${wallet}"]:not([disabled])`, { visible: true });
        assert.equal((await payment(no)).status, 'PENDING');
        await phone.choose(wallet);
        await wallets[wallet].pay(phone);
        await phone.becomes('paid');
        await paidOnceBy(wallet, no);
      }));
  }
});

test('WeChat\'s order names the customer whom OAuth told of', { timeout: 60_000 }, () =>
  withPhone('wechat', {}, async (phone) => {
    const { no, link } = await charge();
    await phone.scan(link);
    await phone.choose('wechat');
    await wallets.wechat.pay(phone);
    await phone.becomes('paid');
    await paidOnceBy('wechat', no);
    const [{ attempt_no: number }] = backend.rows(
      `SELECT attempt_no FROM attempt WHERE payment_no = '${no}' AND status = 'SUCCEEDED'`);
    const { orders } = (await sandbox.send('GET', `/control/orders?out_trade_no=${number}`)).body;
    const known = (await phone.context.cookies()).find(({ name }) => name === 'sandbox_wechat_user');
    assert.equal(orders[0].transaction.payer.openid, known.value);
    assert.ok(!phone.page.url().includes('code='), phone.page.url());
    // Neither who he is nor what the application is known by stands in a log.
    for (const secret of [known.value, sandbox.account.secrets.app_secret]) assert.ok(!backend.log().includes(secret));
  }));

test('a shop with WeChat\'s older API is paid in WeChat as well', { timeout: 60_000 }, async () => {
  const usual = backend;
  backend = await startBackend(sandbox.wechatV2, sandbox.alipay, sandbox.unionpay);
  try {
    await withPhone('wechat', {}, async (phone) => {
      const { no, link } = await charge();
      await phone.scan(link);
      await phone.choose('wechat');
      await wallets.wechat.pay(phone);
      await phone.becomes('paid');
      await paidOnceBy('wechat', no);
    });
  } finally {
    await backend.stop();
    backend = usual;
  }
});

describe('an ordinary browser', () => {
  for (const wallet of ['wechat', 'alipay', 'unionpay']) {
    test(`shows the choice and pays by ${wallet}`, { timeout: 60_000 }, () =>
      withPhone('browser', {}, async (phone) => {
        const { no, link } = await charge();
        await phone.scan(link);
        await phone.becomes('offer');
        assert.deepEqual([...await phone.offered()].sort(), ['alipay', 'unionpay', 'wechat']);
        await phone.choose(wallet);
        await fromBrowser[wallet].pay(phone);
        await phone.becomes('paid');
        await paidOnceBy(wallet, no);
      }));
  }

  test('goes on with another wallet than it began with', { timeout: 60_000 }, () =>
    withPhone('browser', {}, async (phone) => {
      const { no, link } = await charge();
      await phone.scan(link);
      await phone.choose('alipay');
      await fromBrowser.alipay.leave(phone);
      await phone.choose('wechat');
      await fromBrowser.wechat.pay(phone);
      await phone.becomes('paid');
      await paidOnceBy('wechat', no);
    }));

  test('is told when the wallet it began with cannot be left', { timeout: 60_000 }, () =>
    withPhone('browser', {}, async (phone) => {
      const { no, link } = await charge();
      await phone.scan(link);
      await phone.choose('unionpay');
      await fromBrowser.unionpay.leave(phone);
      await phone.choose('alipay');
      assert.equal(await phone.problem(), 'WALLET_STILL_ASKED');
      await phone.picture(screens, 'problem-still-asked');
      await phone.choose('unionpay');
      await fromBrowser.unionpay.pay(phone);
      await phone.becomes('paid');
      await paidOnceBy('unionpay', no);
    }));

  test('learns of a payment that was made elsewhere', { timeout: 60_000 }, () =>
    withPhone('browser', {}, async (phone) => {
      const { no, link } = await charge();
      await phone.scan(link);
      await phone.choose('alipay');
      await phone.page.waitForSelector('form[action="/wallet/pay"]');
      const code = await phone.page.$eval('form[action="/wallet/pay"] input', (input) => input.value);
      await Phone.follow(phone.page, 'a.leave');
      assert.equal((await sandbox.pay(code)).status, 200);
      await phone.becomes('paid');
      await paidOnceBy('alipay', no);
    }));
});

describe('one order is paid once', () => {
  test('a second wallet after the payment is told so and gets nothing', { timeout: 60_000 }, () =>
    withPhone('alipay', {}, (first) => withPhone('unionpay', {}, async (second) => {
      const { no, link } = await charge();
      await first.scan(link);
      await second.scan(link);
      await second.becomes('offer');
      await first.choose('alipay');
      await wallets.alipay.pay(first);
      await first.becomes('paid');
      // Its page may have learnt it before; then there is nothing to press, and asking all the same is refused.
      const refused = await second.page.evaluate(async (address) => {
        const answer = await fetch(address, {
          method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"wallet":"unionpay"}',
        });
        return { status: answer.status, body: await answer.json() };
      }, `/pay/${no}/wallet`);
      assert.ok(refused.body.state === 'PAID' || refused.body.code === 'PAYMENT_ALREADY_PAID', JSON.stringify(refused));
      assert.equal(refused.body.credential, undefined);
      await second.becomes('paid');
      await withPhone('wechat', {}, async (third) => {
        await third.scan(link);
        await third.becomes('paid');
        assert.equal(await third.page.$eval('#offer', (offer) => offer.checkVisibility()), false);
      });
      await paidOnceBy('alipay', no);
    })));

  test('two wallets at once: one pays it, and the other\'s money is caught', { timeout: 90_000 }, () =>
    withPhone('wechat', {}, (first) => withPhone('alipay', {}, async (second) => {
      const { no, link } = await charge();
      const attempts = () => backend.rows(
        `SELECT attempt_no, channel, status FROM attempt WHERE payment_no = '${no}' AND channel <> 'aggregate' ORDER BY attempt_no`);
      const customers = { wechat: first, alipay: second };
      const isInWallet = {
        wechat: async () => first.sheet !== undefined,
        alipay: async () => (await second.page.$('form[action="/wallet/pay"]').catch(() => null)) !== null,
      };
      await Promise.all([first.scan(link), second.scan(link)]);
      await Promise.all([first.choose('wechat'), second.choose('alipay')]);
      await until(async () => await isInWallet.wechat() || await isInWallet.alipay(), 'somebody reached a wallet');
      // Who was not let in presses again, until his wallet took over from the other.
      for (const [wallet, customer] of Object.entries(customers)) {
        const mayChoose = () => customer.mayChoose(wallet);
        while (!(await isInWallet[wallet]())) {
          // His first press may be under way still, and let him in.
          await until(async () => await isInWallet[wallet]() || await mayChoose(), `${wallet} opens or can be chosen`);
          if (await isInWallet[wallet]()) break;
          await customer.choose(wallet);
          await Promise.race([
            until(isInWallet[wallet], `${wallet} opens`),
            customer.problem().then((code) =>
              assert.match(code, /^WALLET_(STILL_ASKED|CHOSEN_ELSEWHERE)$/)),
          ]);
        }
      }
      const [older, newer] = attempts().slice(-2);
      assert.equal(older.status, 'CLOSED');
      assert.notEqual(older.channel, newer.channel);
      await wallets[newer.channel].pay(customers[newer.channel]);
      await customers[newer.channel].becomes('paid');
      await paidOnceBy(newer.channel, no);
      // Its order was closed before the other began. Should its wallet take money all the same, nothing is lost.
      const path = older.channel === 'wechat' ? '/control/pay-late' : '/control/alipay/pay-late';
      const late = await sandbox.send('POST', path, { out_trade_no: older.attempt_no });
      assert.ok(late.status < 300, JSON.stringify(late));
      const receipts = () => backend.rows(`SELECT effect, channel FROM receipt WHERE payment_no = '${no}' ORDER BY effect`);
      await until(() => receipts().length === 2, 'the other\'s money is known');
      assert.deepEqual(receipts(), [{ effect: 'DOUBTFUL', channel: older.channel }, { effect: 'PAID', channel: newer.channel }]);
      const doubtful = await backend.rows(`SELECT channel, amount, status FROM doubtful_money WHERE payment_no = '${no}'`);
      assert.deepEqual(doubtful, [{ channel: older.channel, amount: 2999, status: 'OPEN' }]);
      assert.equal((await payment(no)).status, 'SUCCEEDED');
    })));
});

test('without WeChat\'s word nobody is asked to pay', { timeout: 60_000 }, () =>
  withPhone('wechat', {}, async (phone) => {
    const { link } = await charge();
    await sandbox.setFaults({ operations: { oauth_token: { error_times: 1 } } });
    await phone.scan(link);
    assert.match(await phone.problem(), /^PAYER_/);
    await phone.picture(screens, 'problem-wechat-away');
  }));

test('the page of a payment whose time is over, and of none', { timeout: 120_000 }, () =>
  withPhone('browser', {}, async (phone) => {
    const { no, link } = await charge({ expires_in: 60 });
    await phone.scan(link);
    await phone.becomes('offer');
    phone.page.setDefaultTimeout(90_000);
    await phone.becomes('expired');
    await phone.picture(screens, 'expired');
    assert.equal((await payment(no)).status, 'PENDING');
    await phone.page.goto(`${backend.url}/pay/P0000000000000000000000000000`);
    await phone.becomes('unknown');
    await phone.picture(screens, 'unknown');
  }));

describe('pictures', () => {
  for (const language of ['zh-CN', 'en']) {
    for (const dark of [false, true]) {
      const name = (what) => `${what}-${language.slice(0, 2)}-${dark ? 'dark' : 'light'}`;
      test(name('all'), { timeout: 60_000 }, () => withPhone('browser', { language, dark }, async (phone) => {
        const { link } = await charge();
        await phone.scan(link);
        await phone.becomes('offer');
        await phone.picture(screens, name('browser-offer'));
        await phone.choose('alipay');
        await phone.page.waitForSelector('form[action="/wallet/pay"]');
        await phone.picture(screens, name('wallet'));
        await Phone.follow(phone.page, 'form[action="/wallet/pay"] button');
        await Phone.follow(phone.page, 'a.leave');
        await phone.becomes('paid');
        await phone.picture(screens, name('paid'));
        await withPhone('alipay', { language, dark }, async (own) => {
          await own.scan((await charge({ subject: 'Flat white' })).link);
          await own.becomes('offer');
          await own.picture(screens, name('wallet-offer'));
        });
      }));
    }
  }
});

test('the books hold', () => { backend.audit(); });
