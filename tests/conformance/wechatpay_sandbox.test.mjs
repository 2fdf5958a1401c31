// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// wechatpay-axios-plugin, a client others wrote for the real WeChat Pay, drives guitai-sandbox and verifies
// its answers and callbacks with its own cryptography, once per key mode.
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import wechatpay from 'wechatpay-axios-plugin';
import { comparable, listen, readBill, startSandbox, until, wechatRow } from './programs.mjs';

const { Aes, Formatter, Rsa, Wechatpay } = wechatpay;

let sandbox;
let shop;

before(async () => {
  sandbox = await startSandbox();
  shop = await listen((request, response) => response.writeHead(204).end());
});
after(async () => {
  await shop?.stop();
  await sandbox?.stop();
});
beforeEach(async () => {
  await sandbox.clearFaults();
  shop.requests.length = 0;
});

/** A client that knows one platform key and asks for it by name. */
function clientWith({ id, pem }, privateKey = sandbox.account.secrets.private_key_pem) {
  const { settings } = sandbox.account;
  return new Wechatpay({
    mchid: settings.mchid,
    serial: settings.merchant_serial,
    privateKey,
    certs: { [id]: pem },
    baseURL: sandbox.url,
    headers: { 'Wechatpay-Serial': id },
  });
}

function newOrder(changes = {}) {
  const { settings } = sandbox.account;
  return {
    appid: settings.appid,
    mchid: settings.mchid,
    description: '拿铁 大杯',
    out_trade_no: `T${randomBytes(12).toString('hex')}`,
    attach: 'till-1',
    notify_url: `${shop.url}/callback`,
    amount: { total: 1500, currency: 'CNY' },
    ...changes,
  };
}

const place = (client, order) => client.v3.pay.transactions.native.post(order);
const query = (client, order) => client.v3.pay.transactions.outTradeNo.$out_trade_no$
  .get({ params: { mchid: order.mchid }, out_trade_no: order.out_trade_no });
const close = (client, order) => client.v3.pay.transactions.outTradeNo.$out_trade_no$.close
  .post({ mchid: order.mchid }, { out_trade_no: order.out_trade_no });

async function refusalOf(promise) {
  const error = await promise.then(() => assert.fail('was accepted'), (reason) => reason);
  return { status: error.response?.status, code: error.response?.data?.code, clientCode: error.code };
}

/** What the client library makes of a callback; throws when it would not accept it. */
function openCallback({ headers, body }, { id, pem }) {
  assert.equal(headers['wechatpay-serial'], id);
  assert.ok(Math.abs(Formatter.timestamp() - headers['wechatpay-timestamp']) <= 300);
  const message = Formatter.response(headers['wechatpay-timestamp'], headers['wechatpay-nonce'], body.toString());
  assert.ok(Rsa.verify(message, headers['wechatpay-signature'], pem), 'the callback is not signed');
  const notice = JSON.parse(body);
  const { ciphertext, nonce, associated_data: aad } = notice.resource;
  const plain = Aes.AesGcm.decrypt(ciphertext, sandbox.account.secrets.api_v3_key, nonce, aad);
  return { notice, transaction: JSON.parse(plain) };
}

for (const mode of ['certificate', 'public key']) {
  describe(`${mode} mode`, () => {
    let key;
    let client;
    before(() => {
      const isWanted = ({ id }) => id.startsWith('PUB_KEY_ID_') === (mode === 'public key');
      key = sandbox.account.settings.platform_keys.find(isWanted);
      client = clientWith(key);
    });

    test('an order is placed, paid, told and queried', async () => {
      const order = newOrder();
      const placed = await place(client, order);
      assert.match(placed.data.code_url, /^weixin:\/\/wxpay\/bizpayurl\?pr=\w+$/);
      assert.equal((await query(client, order)).data.trade_state, 'NOTPAY');

      assert.equal((await sandbox.pay(placed.data.code_url)).status, 200);
      await until(() => shop.requests.length === 1, 'the callback');
      const { notice, transaction } = openCallback(shop.requests[0], key);
      assert.equal(notice.event_type, 'TRANSACTION.SUCCESS');
      assert.equal(notice.resource_type, 'encrypt-resource');
      assert.ok(notice.id.length <= 36);
      assert.equal(transaction.out_trade_no, order.out_trade_no);
      assert.equal(transaction.amount.total, order.amount.total);
      assert.equal(transaction.attach, order.attach);
      assert.match(transaction.transaction_id, /^42000\d{23}$/);

      assert.deepEqual((await query(client, order)).data, transaction);
      const byId = await client.v3.pay.transactions.id.$transaction_id$
        .get({ params: { mchid: order.mchid }, transaction_id: transaction.transaction_id });
      assert.deepEqual(byId.data, transaction);
      assert.deepEqual(await refusalOf(close(client, order)).then(({ code }) => code), 'ORDERPAID');
    });

    test('the day\'s bill is read by the client\'s own parser', async () => {
      await sandbox.setFaults({ bills: { at_once: true } });
      const order = newOrder({ attach: '桌7' });
      const placed = await place(client, order);
      assert.equal((await sandbox.pay(placed.data.code_url)).status, 200);
      const refund = { out_trade_no: order.out_trade_no, out_refund_no: `${order.out_trade_no}R`, amount: { refund: 500, total: 1500, currency: 'CNY' } };
      assert.equal((await client.v3.refund.domestic.refunds.post(refund)).status, 200);
      const params = { bill_date: new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10) };
      const { data: ticket } = await client.v3.bill.tradebill.get({ params });
      assert.equal(ticket.hash_type, 'SHA1');
      const token = new URL(ticket.download_url).searchParams.get('token');
      const file = await client.v3.billdownload.file.get({ params: { token }, responseType: 'arraybuffer' });
      const bytes = Buffer.from(file.data);
      assert.equal(createHash('sha1').update(bytes).digest('hex'), ticket.hash_value);
      const { rows, summary } = Formatter.castCsvBill(bytes);
      const row = rows.find((each) => Object.values(each).includes(order.out_trade_no));
      assert.ok(row, 'the order is in the bill');
      assert.ok(Object.values(row).includes('15.00'));
      assert.equal(Number(Object.values(summary)[0]), rows.length);
      // Row for row what our own reader reads; the client's rows have the columns' names or their places.
      const names = bytes.toString('utf8').replace(/^\uFEFF/, '').split('\r\n')[0].split(',');
      const theirs = rows.map((each) => wechatRow((name) => each[name] ?? Object.values(each)[names.indexOf(name)]));
      const ours = readBill('wechat', params.bill_date, bytes);
      assert.deepEqual(theirs, ours.map(comparable));
      assert.ok(ours.some(({ number, amount }) => number === refund.out_refund_no && amount === '500'));
    });

    test('an order is closed', async () => {
      const order = newOrder();
      await place(client, order);
      assert.equal((await close(client, order)).status, 204);
      assert.equal((await query(client, order)).data.trade_state, 'CLOSED');
      assert.equal((await refusalOf(place(client, order))).code, 'ORDER_CLOSED');
    });

    test('the platform certificate is handed out sealed', async () => {
      const { data } = await client.v3.certificates.get();
      const [{ serial_no: serial, encrypt_certificate: sealed }] = data.data;
      const pem = Aes.AesGcm.decrypt(
        sealed.ciphertext, sandbox.account.secrets.api_v3_key, sealed.nonce, sealed.associated_data,
      );
      assert.equal(new X509Certificate(pem).serialNumber, serial);
      const order = newOrder();
      await place(clientWith({ id: serial, pem }), order);
      assert.equal((await query(clientWith({ id: serial, pem }), order)).data.trade_state, 'NOTPAY');
    });

    test('a probing signature is refused by the client', async () => {
      await sandbox.setFaults({ signtest_answers: 1 });
      const refusal = await refusalOf(place(client, newOrder()));
      assert.match(refusal.clientCode, /^EV3_RES_/);
    });

    for (const forgery of ['signature', 'signtest', 'serial', 'stale', 'ciphertext']) {
      test(`a callback with a forged ${forgery} is refused by the client`, async () => {
        await sandbox.setFaults({ callbacks: { forge: forgery } });
        const placed = await place(client, newOrder());
        await sandbox.pay(placed.data.code_url);
        await until(() => shop.requests.length === 1, 'the callback');
        assert.throws(() => openCallback(shop.requests[0], key));
      });
    }
  });
}

describe('what the gateway refuses', () => {
  let client;
  before(() => { client = clientWith(sandbox.account.settings.platform_keys[0]); });

  test('a signature by another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const stranger = clientWith(
      sandbox.account.settings.platform_keys[0], privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
    const refusal = await refusalOf(place(stranger, newOrder()));
    assert.deepEqual([refusal.status, refusal.code], [401, 'SIGN_ERROR']);
  });

  test('a clock that is off by more than five minutes', async () => {
    await sandbox.setFaults({ clock_skew_ms: 301_000 });
    const refusal = await refusalOf(place(client, newOrder()));
    assert.deepEqual([refusal.status, refusal.code], [401, 'SIGN_ERROR']);
  });

  test('changed parameters on the same number; the same ones get a fresh code', async () => {
    const order = newOrder();
    const first = await place(client, order);
    const second = await place(client, order);
    assert.notEqual(first.data.code_url, second.data.code_url);
    const refusal = await refusalOf(place(client, { ...order, amount: { total: 1, currency: 'CNY' } }));
    assert.deepEqual([refusal.status, refusal.code], [403, 'OUT_TRADE_NO_USED']);
  });

  test('another application, an unknown number, a field out of its limits', async () => {
    const app = await refusalOf(place(client, newOrder({ appid: 'wx0000000000000000' })));
    assert.deepEqual([app.status, app.code], [400, 'APPID_MCHID_NOT_MATCH']);
    const number = await refusalOf(query(client, newOrder()));
    assert.deepEqual([number.status, number.code], [404, 'ORDER_NOT_EXIST']);
    const field = await refusalOf(place(client, newOrder({ description: '茶'.repeat(43) })));
    assert.deepEqual([field.status, field.code], [400, 'PARAM_ERROR']);
  });
});
