// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other direction: what our Alipay channel puts on the wire, judged by alipay-sdk's primitives in a server between
// guitai-backend and guitai-sandbox, with Alipay's key and with certificates.
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { AlipaySdk } from 'alipay-sdk';
import { listen, startBackend, startSandbox } from './programs.mjs';

let sandbox;
before(async () => { sandbox = await startSandbox(); });
after(() => sandbox?.stop());

/** Verifies as the gateway does: the library's own check, with the merchant's public key. */
function judgeOf({ settings, secrets }) {
  const merchantKey = createPublicKey(createPrivateKey(secrets.private_key)).export({ type: 'spki', format: 'pem' });
  return new AlipaySdk({
    appId: settings.app_id, privateKey: secrets.private_key, keyType: 'PKCS8', alipayPublicKey: merchantKey,
  });
}

function parametersOf({ target, body }) {
  const url = new URL(target, 'http://gateway');
  return Object.fromEntries([...url.searchParams, ...new URLSearchParams(body.toString())]);
}

for (const mode of ['key', 'certificate']) {
  describe(`${mode} mode`, () => {
    let account;
    let between;
    let backend;

    before(async () => {
      account = mode === 'certificate' ? sandbox.certifiedAlipay : sandbox.alipay;
      between = await listen(async ({ method, target, headers, body }, response) => {
        const answer = await fetch(sandbox.url + target, {
          method, headers: { 'content-type': headers['content-type'] }, body: method === 'POST' ? body : undefined,
        });
        response.writeHead(answer.status, { 'content-type': 'text/html' }).end(Buffer.from(await answer.arrayBuffer()));
      });
      const settings = { ...account.settings, gateway_url: `${between.url}/gateway.do` };
      backend = await startBackend(sandbox.account, { settings, secrets: account.secrets });
    });
    after(async () => {
      await backend?.stop();
      await between?.stop();
    });

    function charge(changes) {
      return backend.send('POST', '/v1/payments', {
        merchant_order_no: `N${randomBytes(8).toString('hex')}`,
        amount: 2999,
        currency: 'CNY',
        subject: '拿铁 "大杯" \\ ☕ & 1+1=2',
        ...changes,
      });
    }

    function judge(parameters) {
      const { sign, ...signed } = parameters;
      const message = Object.keys(signed).sort().filter((name) => signed[name]).map((name) => `${name}=${signed[name]}`);
      assert.ok(judgeOf(account).rsaCheck(message.join('&'), sign), `${signed.method} is not signed`);
      assert.equal(signed.app_id, account.settings.app_id);
      assert.deepEqual([signed.sign_type, signed.charset, signed.version], ['RSA2', 'utf-8', '1.0']);
      assert.match(signed.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      if (mode !== 'certificate') return;
      const known = new AlipaySdk({
        appId: signed.app_id,
        privateKey: account.secrets.private_key,
        keyType: 'PKCS8',
        appCertContent: account.settings.app_cert_pem,
        alipayRootCertContent: account.settings.alipay_root_cert_pem,
        alipayPublicCertContent: account.settings.alipay_cert_pems[0],
      });
      assert.equal(signed.app_cert_sn, known.config.appCertSn);
      assert.equal(signed.alipay_root_cert_sn, known.config.alipayRootCertSn);
    }

    test('every request of the channel is signed as the official library signs', async () => {
      const created = await charge({ pay_way: 'ALIPAY_QR' });
      assert.equal(created.status, 201, JSON.stringify(created.body));
      const path = `/v1/payments/${created.body.payment_no}`;
      assert.equal((await backend.send('POST', `${path}/query`)).status, 200);
      assert.equal((await backend.send('POST', `${path}/close`)).status, 200);
      const paid = await charge({ pay_way: 'ALIPAY_CODE', auth_code: await sandbox.payerCode('alipay') });
      assert.equal(paid.body.status, 'SUCCEEDED', JSON.stringify(paid.body));
      const refunded = await backend.send('POST', `/v1/payments/${paid.body.payment_no}/refunds`, {
        merchant_refund_no: 'r1', amount: 1000, currency: 'CNY',
      });
      assert.equal(refunded.body.status, 'SUCCEEDED', JSON.stringify(refunded.body));

      const asked = between.requests.map(parametersOf);
      for (const parameters of asked) judge(parameters);
      const methods = new Set(asked.map(({ method }) => method.replace('alipay.trade.', '')));
      assert.deepEqual([...methods].sort(), ['close', 'pay', 'precreate', 'query', 'refund']);
      const order = JSON.parse(asked[0].biz_content);
      assert.equal(order.total_amount, '29.99');
      assert.equal(order.subject, '拿铁 "大杯" \\ ☕ & 1+1=2');
      assert.match(order.out_trade_no, /^[0-9A-Za-z]{32}$/);
      assert.match(order.time_expire, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    });

    test('the page\'s address is signed as well', async () => {
      const created = await charge({ pay_way: 'ALIPAY_WAP' });
      const { type, text } = created.body.credential;
      assert.equal(type, 'link');
      judge(Object.fromEntries(new URL(text).searchParams));
    });
  });
}
