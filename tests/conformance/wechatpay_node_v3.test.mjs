// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// wechatpay-node-v3, a second client others wrote for the real WeChat Pay, drives guitai-sandbox. It knows one host
// only: what it would send there goes to the sandbox, signature and all.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import WxPay from 'wechatpay-node-v3';
import { listen, startSandbox, until } from './programs.mjs';

const host = 'https://api.mch.weixin.qq.com';

let sandbox;
let shop;
let pay;

before(async () => {
  sandbox = await startSandbox();
  shop = await listen((request, response) => response.writeHead(204).end());
  const { settings, secrets } = sandbox.account;
  pay = new WxPay({
    appid: settings.appid,
    mchid: settings.mchid,
    serial_no: settings.merchant_serial,
    publicKey: Buffer.from('read for its serial number only, which is known'),
    privateKey: Buffer.from(secrets.private_key_pem),
    key: secrets.api_v3_key,
  });
  const send = async (method, url, headers, body) => {
    const answer = await fetch(url.replace(host, sandbox.url), { method, headers, body });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const isJson = (answer.headers.get('content-type') ?? '').startsWith('application/json');
    return { status: answer.status, data: isJson && bytes.length > 0 ? JSON.parse(bytes) : bytes };
  };
  pay.createHttp({
    get: (url, headers) => send('GET', url, headers),
    post: (url, params, headers) => send('POST', url, headers, JSON.stringify(params)),
    upload: () => assert.fail('nothing is uploaded'),
  });
});
after(async () => {
  await shop?.stop();
  await sandbox?.stop();
});
beforeEach(async () => {
  await sandbox.clearFaults();
  shop.requests.length = 0;
});

const newOrder = (changes = {}) => ({
  description: '拿铁 大杯',
  out_trade_no: `N${randomBytes(12).toString('hex')}`,
  notify_url: `${shop.url}/callback`,
  amount: { total: 1500, currency: 'CNY' },
  ...changes,
});

/** What the client library says of a callback's signature; it fetches the certificates by itself. */
function isGenuine({ headers, body }) {
  return pay.verifySign({
    timestamp: headers['wechatpay-timestamp'],
    nonce: headers['wechatpay-nonce'],
    serial: headers['wechatpay-serial'],
    signature: headers['wechatpay-signature'],
    body: body.toString(),
  });
}

describe('wechatpay-node-v3', () => {
  test('a native order is placed, paid, told and queried', async () => {
    await sandbox.setFaults({ callbacks: { key: 'certificate' } });
    const order = newOrder();
    const placed = await pay.transactions_native(order);
    assert.equal(placed.status, 200);
    assert.equal((await pay.query({ out_trade_no: order.out_trade_no })).data.trade_state, 'NOTPAY');

    assert.equal((await sandbox.pay(placed.data.code_url)).status, 200);
    await until(() => shop.requests.length === 1, 'the callback');
    assert.equal(await isGenuine(shop.requests[0]), true);
    const { resource } = JSON.parse(shop.requests[0].body);
    const told = pay.decipher_gcm(resource.ciphertext, resource.associated_data, resource.nonce);
    assert.equal(told.out_trade_no, order.out_trade_no);
    assert.equal((await pay.query({ out_trade_no: order.out_trade_no })).data.trade_state, 'SUCCESS');
  });

  test('a forged callback is none to it', async () => {
    await sandbox.setFaults({ callbacks: { key: 'certificate', forge: 'signature' } });
    const placed = await pay.transactions_native(newOrder());
    await sandbox.pay(placed.data.code_url);
    await until(() => shop.requests.length === 1, 'the callback');
    assert.equal(await isGenuine(shop.requests[0]), false);
  });

  test('the wallet believes the parameters it signs for a page', async () => {
    const { data } = await pay.transactions_jsapi(newOrder({ payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' } }));
    assert.equal((await sandbox.send('POST', '/wallet/pay', { parameters: data })).status, 200);
    const forged = { ...data, timeStamp: `${Number(data.timeStamp) + 1}` };
    assert.equal((await sandbox.send('POST', '/wallet/pay', { parameters: forged })).body.problem, 'FORGED_PARAMETERS');
  });

  test('an order is closed', async () => {
    const order = newOrder();
    await pay.transactions_native(order);
    assert.equal((await pay.close(order.out_trade_no)).status, 204);
    assert.equal((await pay.query({ out_trade_no: order.out_trade_no })).data.trade_state, 'CLOSED');
  });

  test('money is given back, and the day\'s bill tells of both', async () => {
    await sandbox.setFaults({ bills: { at_once: true } });
    const order = newOrder();
    const placed = await pay.transactions_native(order);
    await sandbox.pay(placed.data.code_url);
    const refundNo = `R${randomBytes(12).toString('hex')}`;
    const refunded = await pay.refunds({
      out_trade_no: order.out_trade_no,
      out_refund_no: refundNo,
      amount: { refund: 500, total: 1500, currency: 'CNY' },
    });
    assert.equal(refunded.status, 200);
    assert.equal(refunded.data.amount.refund, 500);

    const day = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
    const ticket = await pay.tradebill({ bill_date: day, bill_type: 'ALL' });
    const file = await pay.downloadBill(ticket.data.download_url.replace(sandbox.url, host));
    assert.equal(createHash('sha1').update(file.data).digest('hex'), ticket.data.hash_value);
    assert.ok(file.data.includes(order.out_trade_no));
    assert.ok(file.data.includes(refundNo));
  });
});
