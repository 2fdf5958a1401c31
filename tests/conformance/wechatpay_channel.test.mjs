// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The other direction: what our WeChat channel puts on the wire, judged by wechatpay-axios-plugin's
// primitives in a server between guitai-backend and guitai-sandbox.
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import wechatpay from 'wechatpay-axios-plugin';
import { listen, startBackend, startSandbox, until } from './programs.mjs';

const { Formatter, Rsa } = wechatpay;

let sandbox;
let between;
let backend;
let merchantKey;

/** Hands a request on to the sandbox as it came, and the answer back. */
async function forward({ method, target, headers, body }, response) {
  const { host, connection, 'content-length': length, ...kept } = headers;
  const answer = await fetch(sandbox.url + target, {
    method, headers: kept, body: method === 'POST' ? body : undefined,
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const back = Object.fromEntries([...answer.headers].filter(([name]) => !/^(connection|keep-alive|date)$/.test(name)));
  response.writeHead(answer.status, back).end(bytes);
}

before(async () => {
  sandbox = await startSandbox();
  between = await listen(forward);
  const { settings, secrets } = sandbox.account;
  merchantKey = createPublicKey(createPrivateKey(secrets.private_key_pem));
  backend = await startBackend({ settings: { ...settings, base_url: between.url }, secrets });
});
after(async () => {
  await backend?.stop();
  await between?.stop();
  await sandbox?.stop();
});

function judge({ method, target, headers, body }) {
  const { settings } = sandbox.account;
  const match = /^WECHATPAY2-SHA256-RSA2048 (.+)$/.exec(headers.authorization);
  assert.ok(match, `Authorization: ${headers.authorization}`);
  const given = Object.fromEntries([...match[1].matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  assert.equal(given.mchid, settings.mchid);
  assert.equal(given.serial_no, settings.merchant_serial);
  assert.match(given.nonce_str, /^[0-9A-Za-z]{1,32}$/);
  assert.ok(Math.abs(Formatter.timestamp() - given.timestamp) <= 5);
  const message = Formatter.request(method, target, given.timestamp, given.nonce_str, body.toString());
  assert.ok(Rsa.verify(message, given.signature, merchantKey), `${method} ${target} is not signed`);
  assert.ok(headers['user-agent']);
  assert.match(headers.accept, /json/);
  assert.equal(headers['wechatpay-serial'], settings.preferred_serial);
}

test('every request of the channel is signed as the client library signs', async () => {
  const created = await backend.send('POST', '/v1/payments', {
    merchant_order_no: `N${randomBytes(8).toString('hex')}`,
    amount: 2999,
    currency: 'CNY',
    subject: '拿铁 "大杯" \\ ☕',
    pay_way: 'WECHAT_NATIVE',
  });
  assert.equal(created.status, 201, JSON.stringify(created.body));
  const path = `/v1/payments/${created.body.payment_no}`;
  const queried = await backend.send('POST', `${path}/query`);
  assert.equal(queried.status, 200, JSON.stringify(queried.body));
  const closed = await backend.send('POST', `${path}/close`);
  assert.equal(closed.status, 200, JSON.stringify(closed.body));
  await until(() => between.requests.some(({ target }) => target.endsWith('/close')), 'the close');

  for (const request of between.requests) judge(request);
  const [native] = between.requests;
  assert.equal(native.target, '/v3/pay/transactions/native');
  const order = JSON.parse(native.body);
  assert.deepEqual(order.amount, { total: 2999, currency: 'CNY' });
  assert.equal(order.description, '拿铁 "大杯" \\ ☕');
  assert.match(order.out_trade_no, /^[0-9A-Za-z]{32}$/);
  assert.match(order.time_expire, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  const methods = between.requests.map(({ method, target }) => `${method} ${target.split('?')[0].split('/').pop()}`);
  assert.ok(methods.includes(`GET ${order.out_trade_no}`));
  assert.ok(methods.includes('POST close'));
});
