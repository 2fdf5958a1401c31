// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// tenpay and wechatpay-axios-plugin, clients others wrote for WeChat Pay's API v2, drive guitai-sandbox, verify its
// answers and notices and read its bills, with the merchant's certificate where the gateway demands it.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import tls from 'node:tls';
import tenpay from 'tenpay';
import wechatpay from 'wechatpay-axios-plugin';
import { comparable, listen, readBill, startSandbox, until, wechatRow } from './programs.mjs';

const { Aes, Formatter, Hash, Wechatpay } = wechatpay;
const { createSecureContext } = tls;

let sandbox;
let shop;
let account;
let client;

before(async () => {
  sandbox = await startSandbox();
  shop = await listen((request, response) => response.writeHead(200, { 'Content-Type': 'text/xml' })
    .end('<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>'));
  account = sandbox.wechatV2;
  const { settings, secrets } = account;
  // tenpay has no setting for who vouches for the gateway.
  tls.createSecureContext = (options) => {
    const made = createSecureContext(options);
    made.context.addCACert(settings.gateway_authorities);
    return made;
  };
  client = tenpay.init({
    appid: settings.appid,
    mchid: settings.mchid,
    partnerKey: secrets.api_key,
    pfx: sandbox.file('apiclient_cert.p12'),
    notify_url: `${shop.url}/notice`,
    refund_url: `${shop.url}/refund`,
  });
  for (const [name, url] of Object.entries(client.urls)) {
    const { pathname } = new URL(url);
    const isSecure = pathname.startsWith('/secapi/') || name === 'downloadfundflow';
    client.urls[name] = (isSecure ? settings.secure_base_url : sandbox.url) + pathname;
  }
});
after(async () => {
  tls.createSecureContext = createSecureContext;
  await shop?.stop();
  await sandbox?.stop();
});
beforeEach(async () => {
  await sandbox.clearFaults();
  shop.requests.length = 0;
});

const newOrder = (changes = {}) => ({
  body: '拿铁 <大杯> & ☕',
  out_trade_no: `T${randomBytes(12).toString('hex')}`,
  total_fee: 1500,
  attach: 'till-1',
  ...changes,
});
const native = (order) => client.unifiedOrder({ ...order, trade_type: 'NATIVE', product_id: order.out_trade_no });
const refusalOf = (promise) => promise.then(() => assert.fail('was accepted'), (reason) => reason.message);
const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10).replaceAll('-', '');

/** What tenpay's own middleware hands to a shop; throws when it refuses the notice. */
async function opened({ body }, type) {
  const context = { request: { body: body.toString() } };
  await client.middleware(type)(context, async () => {});
  assert.ok(context.request.weixin, context.body);
  return context.request.weixin;
}

async function paidOrder(changes) {
  const order = newOrder(changes);
  const { code_url: code } = await native(order);
  assert.equal((await sandbox.pay(code)).status, 200);
  await until(() => shop.requests.length === 1, 'the notice');
  return order;
}

for (const signType of ['MD5', 'HMAC-SHA256']) {
  describe(`tenpay with ${signType}`, () => {
    test('an order is placed, paid, told and queried', async () => {
      const order = await paidOrder({ sign_type: signType });
      const notice = await opened(shop.requests[0], 'pay');
      assert.equal(notice.out_trade_no, order.out_trade_no);
      assert.equal(notice.total_fee, '1500');
      assert.match(notice.transaction_id, /^42000\d{23}$/);
      const queried = await client.orderQuery({ out_trade_no: order.out_trade_no, sign_type: signType });
      assert.equal(queried.trade_state, 'SUCCESS');
      assert.equal(queried.transaction_id, notice.transaction_id);
      assert.equal(await refusalOf(client.closeOrder({ out_trade_no: order.out_trade_no })), 'ORDERPAID');
    });

    test('an order is closed', async () => {
      const order = newOrder({ sign_type: signType });
      await native(order);
      await client.closeOrder({ out_trade_no: order.out_trade_no, sign_type: signType });
      assert.equal((await client.orderQuery({ out_trade_no: order.out_trade_no })).trade_state, 'CLOSED');
      assert.equal(await refusalOf(native(order)), 'ORDERCLOSED');
    });

    test('a payer\'s code is paid, asked about and taken back', async () => {
      const order = newOrder({ auth_code: await sandbox.payerCode('wechat'), sign_type: signType });
      const paid = await client.micropay(order);
      assert.equal(paid.trade_type, 'MICROPAY');
      assert.equal(paid.total_fee, '1500');
      assert.equal(await refusalOf(client.micropay({ ...newOrder(), auth_code: order.auth_code })), 'AUTH_CODE_ERROR');
      const waiting = newOrder({ auth_code: await sandbox.payerCode('wechat', true) });
      assert.equal(await refusalOf(client.micropay(waiting)), 'USERPAYING');
      const taken = await client.reverse({ out_trade_no: waiting.out_trade_no, sign_type: signType });
      assert.equal(taken.recall, 'N');
      assert.equal((await client.orderQuery({ out_trade_no: waiting.out_trade_no })).trade_state, 'REVOKED');
    });

    test('money goes back with the certificate, and its notice opens', async () => {
      const order = await paidOrder({});
      const refund = {
        out_trade_no: order.out_trade_no, out_refund_no: `R${order.out_trade_no}`, total_fee: 1500, refund_fee: 500,
        sign_type: signType,
      };
      assert.equal((await client.refund(refund)).refund_fee, '500');
      await until(() => shop.requests.length === 2, 'the notice of the refund');
      const { req_info: told } = await opened(shop.requests[1], 'refund');
      assert.equal(told.out_refund_no, refund.out_refund_no);
      assert.equal(told.refund_status, 'SUCCESS');
      assert.equal(told.refund_fee, '500');
      const queried = await client.refundQuery({ out_refund_no: refund.out_refund_no, sign_type: signType });
      assert.equal(queried.refund_status_0, 'SUCCESS');
      assert.match(await refusalOf(client.refund({ ...refund, out_refund_no: 'R-more', refund_fee: 1001 })), /^[A-Z_]+$/);
    });
  });
}

test('without the certificate nobody gets to the second door', async () => {
  const bare = Object.assign(Object.create(Object.getPrototypeOf(client)), client, { pfx: undefined });
  await assert.rejects(bare.refund({ out_trade_no: 'T123456', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 }));
  const open = Object.assign(Object.create(Object.getPrototypeOf(client)), client);
  open.urls = { ...client.urls, refund: `${sandbox.url}/secapi/pay/refund` };
  assert.match(
    await refusalOf(open.refund({ out_trade_no: 'T123456', out_refund_no: 'R1', total_fee: 1, refund_fee: 1 })), /证书/,
  );
});

test('what a page and an application hand over is what the wallet believes', async () => {
  for (const [handed, changes] of [[await client.getPayParams(newOrder({ openid: 'oUpF8uMuAJO' })), 'nonceStr'],
    [await client.getAppParams(newOrder()), 'noncestr']]) {
    const parameters = { ...handed };
    if (parameters.timeStamp) delete parameters.timestamp; // a page's, which tenpay adds after signing
    const forged = await sandbox.send('POST', '/wallet/pay', { parameters: { ...parameters, [changes]: 'another' } });
    assert.equal(forged.status, 409);
    assert.equal((await sandbox.send('POST', '/wallet/pay', { parameters })).status, 200);
  }
});

test('the day\'s bill is read by tenpay\'s own parser', async () => {
  assert.equal(await refusalOf(client.downloadBill({ bill_date: '20010101' })), 'invalid bill_type');
  await sandbox.setFaults({ bills: { at_once: true } });
  assert.equal(await refusalOf(client.downloadBill({ bill_date: '20010101' })), 'No Bill Exist');
  const order = await paidOrder({});
  const bill = await client.downloadBill({ bill_date: today() }, true);
  const plain = await client.downloadBill({ bill_date: today() });
  const theirs = bill.list_data.map((each) => wechatRow((name) => each[bill.list_title.indexOf(name)]));
  const iso = today().replace(/^(....)(..)(..)$/, '$1-$2-$3');
  assert.deepEqual(theirs, readBill('wechat', iso, plain).map(comparable));
  const row = bill.list_data.find((each) => each.includes(order.out_trade_no));
  assert.equal(bill.list_title.length, row.length);
  assert.equal(row[bill.list_title.indexOf('订单金额')], '15.00');
  assert.equal(Number(bill.total_data[0]), bill.list_data.length);
  const flow = await client.downloadFundflow({ bill_date: today() }, true);
  assert.ok(flow.list_data.length > 0);
});

test('a forged notice is refused by tenpay', async () => {
  await sandbox.setFaults({ callbacks: { forge: 'signature' } });
  await paidOrder({});
  await assert.rejects(opened(shop.requests[0], 'pay'));
});

describe('wechatpay-axios-plugin', () => {
  let other;
  const connect = (baseURL, secret = account.secrets.api_key) => new Wechatpay({
    mchid: account.settings.mchid,
    serial: sandbox.account.settings.merchant_serial,
    privateKey: account.secrets.private_key_pem,
    certs: { any: sandbox.account.settings.platform_keys[0].pem },
    secret,
    merchant: {
      cert: account.settings.merchant_certificate,
      key: account.secrets.private_key_pem,
      ca: account.settings.gateway_authorities,
    },
    baseURL,
  });
  const own = () => ({ appid: account.settings.appid, mch_id: account.settings.mchid });
  before(() => { other = connect(sandbox.url); });

  test('an order is placed, paid, told, refunded and read in the bill', async () => {
    await sandbox.setFaults({ bills: { at_once: true } });
    const number = `T${randomBytes(12).toString('hex')}`;
    const placed = await other.v2.pay.unifiedorder.post({
      ...own(), sign_type: 'HMAC-SHA256', body: '拿铁', out_trade_no: number, product_id: number, total_fee: '1500',
      spbill_create_ip: '127.0.0.1', notify_url: `${shop.url}/notice`, trade_type: 'NATIVE',
    });
    assert.match(placed.data.code_url, /^weixin:\/\//);
    await sandbox.pay(placed.data.code_url);
    await until(() => shop.requests.length === 1, 'the notice');
    const queried = await other.v2.pay.orderquery.post({ ...own(), out_trade_no: number });
    assert.equal(queried.data.trade_state, 'SUCCESS');
    const refunded = await connect(account.settings.secure_base_url).v2.secapi.pay.refund.post({
      ...own(), out_trade_no: number, out_refund_no: `R${number}`, total_fee: '1500', refund_fee: '1500',
      notify_url: `${shop.url}/refund`,
    }, { security: true });
    assert.equal(refunded.data.refund_fee, '1500');
    await until(() => shop.requests.length === 2, 'the notice of the refund');
    const [, sealed] = /<req_info><!\[CDATA\[(.*?)\]\]>/.exec(shop.requests[1].body.toString());
    const key = Hash.md5(account.secrets.api_key);
    assert.match(Aes.AesEcb.decrypt(sealed, key), new RegExp(`^<root>.*R${number}`, 's'));
    const bill = await other.v2.pay.downloadbill.post(
      { ...own(), bill_date: today(), bill_type: 'ALL' },
      { transformResponse: [(data) => data], responseType: 'arraybuffer' },
    );
    const { rows } = Formatter.castCsvBill(Buffer.from(bill.data));
    assert.equal(rows.filter((row) => Object.values(row).includes(number)).length, 2);
  });

  test('another key is refused', async () => {
    const stranger = connect(sandbox.url, '0123456789abcdef0123456789abcdef');
    const refusal = await stranger.v2.pay.orderquery.post({ ...own(), out_trade_no: 'T123456' })
      .then(() => assert.fail('was accepted'), (reason) => reason);
    assert.equal(refusal.response.data.return_code, 'FAIL');
    assert.equal(refusal.response.data.return_msg, '签名错误');
    assert.equal(refusal.response.data.sign, undefined);
  });
});
