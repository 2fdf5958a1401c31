// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Alipay's official alipay-sdk drives guitai-sandbox, verifies every answer and notice with its own cryptography,
// once with Alipay's key and once with certificates.
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { AlipaySdk } from 'alipay-sdk';
import { listen, startSandbox, until } from './programs.mjs';

let sandbox;
let shop;

before(async () => {
  sandbox = await startSandbox();
  shop = await listen((request, response) => response.end('success'));
});
after(async () => {
  await shop?.stop();
  await sandbox?.stop();
});
beforeEach(async () => {
  await sandbox.clearFaults();
  shop.requests.length = 0;
});

function clientOf(mode, changes = {}) {
  const { settings, secrets } = mode === 'certificate' ? sandbox.certifiedAlipay : sandbox.alipay;
  const trust = mode === 'certificate' ? {
    appCertContent: settings.app_cert_pem,
    alipayRootCertContent: settings.alipay_root_cert_pem,
    alipayPublicCertContent: settings.alipay_cert_pems[0],
  } : { alipayPublicKey: settings.alipay_public_key };
  return new AlipaySdk({
    appId: settings.app_id,
    privateKey: secrets.private_key,
    keyType: 'PKCS8',
    gateway: settings.gateway_url,
    ...trust,
    ...changes,
  });
}

/** The members of a zip by name, both in GBK, by its directory. */
function unpacked(zip) {
  const text = (bytes) => new TextDecoder('gbk').decode(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const members = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [
      zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    assert.equal(zip.readUInt16LE(at + 8) & 0x800, 0, 'names are not said to be UTF-8');
    members.set(text(zip.subarray(at + 46, at + 46 + name)), text(inflateRawSync(zip.subarray(begins, begins + packed))));
    at += 46 + name + extra + comment;
  }
  return members;
}

const newNumber = () => `T${randomBytes(12).toString('hex')}`;

for (const mode of ['key', 'certificate']) {
  describe(`${mode} mode`, () => {
    let client;
    const exec = (method, bizContent) => client
      .exec(`alipay.${method}`, { bizContent, notifyUrl: `${shop.url}/notice` }, { validateSign: true });
    const precreate = (outTradeNo, changes = {}) => exec('trade.precreate', {
      outTradeNo, totalAmount: '12.30', subject: '珍珠奶茶 ×2 & 1/2=half', ...changes,
    });
    const paid = async () => {
      const outTradeNo = newNumber();
      const placed = await precreate(outTradeNo);
      assert.equal((await sandbox.pay(placed.qrCode)).status, 200);
      await until(() => shop.requests.length === 1, 'the notice');
      return outTradeNo;
    };
    const noticeIn = (request) => Object.fromEntries(new URLSearchParams(request.body.toString()));
    before(() => { client = clientOf(mode); });

    test('a code is made, scanned, paid, told and queried', async () => {
      const outTradeNo = newNumber();
      const placed = await precreate(outTradeNo);
      assert.equal(placed.code, '10000');
      assert.match(placed.qrCode, /^https:\/\/qr\.alipay\.com\/bax\w+$/);
      assert.equal((await exec('trade.query', { outTradeNo })).subCode, 'ACQ.TRADE_NOT_EXIST');

      assert.equal((await sandbox.pay(placed.qrCode)).status, 200);
      await until(() => shop.requests.length === 1, 'the notice');
      const notice = noticeIn(shop.requests[0]);
      assert.ok(client.checkNotifySignV2(notice), 'the notice is signed');
      assert.equal(notice.out_trade_no, outTradeNo);
      assert.equal(notice.trade_status, 'TRADE_SUCCESS');
      assert.equal(notice.total_amount, '12.30');
      assert.ok(Object.values(notice).every((value) => value !== ''), 'no empty value');

      const queried = await exec('trade.query', { outTradeNo });
      assert.equal(queried.tradeStatus, 'TRADE_SUCCESS');
      assert.equal(queried.tradeNo, notice.trade_no);
      assert.equal(queried.totalAmount, '12.30');
      assert.match(queried.tradeNo, /^\d{28}$/);
      const again = await precreate(outTradeNo);
      assert.equal(again.subCode, 'ACQ.TRADE_HAS_SUCCESS');
    });

    test('a changed notice is refused by the client', async () => {
      await paid();
      const notice = noticeIn(shop.requests[0]);
      assert.equal(client.checkNotifySignV2({ ...notice, total_amount: '0.01' }), false);
    });

    test('a forged notice is refused by the client', async () => {
      await sandbox.setFaults({ alipay_callbacks: { forge: 'signature' } });
      await paid();
      assert.equal(client.checkNotifySignV2(noticeIn(shop.requests[0])), false);
    });

    test('a payer\'s code is paid, and works once', async () => {
      const authCode = await sandbox.payerCode('alipay');
      assert.match(authCode, /^(2[5-9]|30)\d{14,22}$/);
      const order = { outTradeNo: newNumber(), totalAmount: '0.29', subject: '茶', scene: 'bar_code', authCode };
      const answer = await exec('trade.pay', order);
      assert.equal(answer.code, '10000');
      assert.equal(answer.totalAmount, '0.29');
      const again = await exec('trade.pay', { ...order, outTradeNo: newNumber() });
      assert.equal(again.subCode, 'ACQ.PAYMENT_AUTH_CODE_INVALID');
    });

    test('a payer who has to confirm is waited for, and cancelled', async () => {
      const authCode = await sandbox.payerCode('alipay', true);
      const outTradeNo = newNumber();
      const order = { outTradeNo, totalAmount: '8.00', subject: '茶', scene: 'bar_code', authCode };
      assert.equal((await exec('trade.pay', order)).code, '10003');
      assert.equal((await exec('trade.query', { outTradeNo })).tradeStatus, 'WAIT_BUYER_PAY');
      const cancelled = await exec('trade.cancel', { outTradeNo });
      assert.deepEqual([cancelled.retryFlag, cancelled.action], ['N', 'close']);
      assert.equal((await exec('trade.query', { outTradeNo })).tradeStatus, 'TRADE_CLOSED');
    });

    test('a paid trade is cancelled by giving its money back', async () => {
      const outTradeNo = await paid();
      const cancelled = await exec('trade.cancel', { outTradeNo });
      assert.deepEqual([cancelled.retryFlag, cancelled.action], ['N', 'refund']);
    });

    test('refunds in parts, repeated, queried and told', async () => {
      const outTradeNo = await paid();
      const first = { outTradeNo, refundAmount: '5.00', outRequestNo: 'R1' };
      const refunded = await exec('trade.refund', first);
      assert.deepEqual([refunded.fundChange, refunded.refundFee], ['Y', '5.00']);
      const repeated = await exec('trade.refund', first);
      assert.deepEqual([repeated.fundChange, repeated.refundFee], ['N', '5.00']);
      const other = await exec('trade.refund', { ...first, refundAmount: '5.01' });
      assert.equal(other.subCode, 'ACQ.DISCORDANT_REPEAT_REQUEST');
      const rest = await exec('trade.refund', { outTradeNo, refundAmount: '7.30', outRequestNo: 'R2' });
      assert.equal(rest.refundFee, '12.30');
      const more = await exec('trade.refund', { outTradeNo, refundAmount: '0.01', outRequestNo: 'R3' });
      assert.equal(more.subCode, 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');

      const status = await exec('trade.fastpay.refund.query', { outTradeNo, outRequestNo: 'R1' });
      assert.deepEqual([status.refundStatus, status.refundAmount], ['REFUND_SUCCESS', '5.00']);
      const none = await exec('trade.fastpay.refund.query', { outTradeNo, outRequestNo: 'R3' });
      assert.deepEqual([none.code, none.refundStatus], ['10000', undefined]);

      await until(() => shop.requests.length === 3, 'the notices of the refunds');
      const notices = shop.requests.map(noticeIn);
      assert.ok(notices.every((notice) => client.checkNotifySignV2(notice)));
      const states = notices.slice(1).map((notice) => [notice.out_biz_no, notice.trade_status, notice.refund_fee]);
      assert.deepEqual(states.sort(), [['R1', 'TRADE_SUCCESS', '5.00'], ['R2', 'TRADE_CLOSED', '12.30']]);
    });

    test('a scanned trade is closed, an unscanned one is not there', async () => {
      const outTradeNo = newNumber();
      const placed = await precreate(outTradeNo);
      assert.equal((await exec('trade.close', { outTradeNo })).subCode, 'ACQ.TRADE_NOT_EXIST');
      await fetch(`${sandbox.url}/wallet?code=${encodeURIComponent(placed.qrCode)}`);
      assert.equal((await exec('trade.query', { outTradeNo })).tradeStatus, 'WAIT_BUYER_PAY');
      assert.equal((await exec('trade.close', { outTradeNo })).code, '10000');
      assert.equal((await exec('trade.query', { outTradeNo })).tradeStatus, 'TRADE_CLOSED');
      assert.equal((await sandbox.pay(placed.qrCode)).status, 409);
    });

    test('the day\'s bill holds what was paid and given back', async () => {
      await sandbox.setFaults({ bills: { at_once: true } });
      const outTradeNo = await paid();
      await exec('trade.refund', { outTradeNo, refundAmount: '5.00', outRequestNo: `${outTradeNo}R` });
      const billDate = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
      const asked = await exec('data.dataservice.bill.downloadurl.query', { billType: 'trade', billDate });
      const members = unpacked(Buffer.from(await (await fetch(asked.billDownloadUrl)).arrayBuffer()));
      const stem = `${sandbox.alipay.settings.seller_id}0156_${billDate.replaceAll('-', '')}`;
      assert.deepEqual([...members.keys()], [`${stem}_业务明细.csv`, `${stem}_业务明细(汇总).csv`]);
      const lines = members.get(`${stem}_业务明细.csv`).split('\r\n');
      assert.equal(lines[0], '#支付宝业务明细查询');
      const rows = lines.filter((line) => line.includes(outTradeNo)).map((line) => line.split(',').map((v) => v.trim()));
      assert.equal(lines[4].split(',').length, 25);
      const told = rows.map((row) => [row.length, row[2], row[11], row[21]]);
      assert.deepEqual(told, [[25, '交易', '12.30', ''], [25, '退款', '-5.00', `${outTradeNo}R`]]);
      const none = await exec('data.dataservice.bill.downloadurl.query', { billType: 'trade', billDate: '2020-01-01' });
      assert.equal(none.subCode, 'isp.bill_not_exist');
    });

    test('a page leads to the wallet', async () => {
      const url = client.pageExecute('alipay.trade.wap.pay', 'GET', {
        bizContent: { outTradeNo: newNumber(), totalAmount: '1.00', subject: '茶', productCode: 'QUICK_WAP_WAY' },
      });
      const opened = await fetch(url, { redirect: 'manual' });
      assert.equal(opened.status, 303);
      const page = await fetch(sandbox.url + opened.headers.get('location'));
      assert.match(await page.text(), /立即支付/);
    });
  });
}

test('a signature by another key is turned down', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = clientOf('key', { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) });
  const answer = await stranger.exec('alipay.trade.query', { bizContent: { outTradeNo: 'T1' } });
  assert.deepEqual([answer.code, answer.subCode], ['40002', 'isv.invalid-signature']);
});
