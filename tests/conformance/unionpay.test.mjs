// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody publishes a UnionPay client for npm. This is a second implementation of its signature 5.1.0 and of its checks
// from the primitives of node:crypto and the openssl program, written for this test: it drives guitai-sandbox, verifies
// its answers and notices, and judges what our channels put on the wire. It is no third party's judgement.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto';
import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { listen, startBackend, startSandbox, temporaryFolder, until } from './programs.mjs';

let sandbox;
let shop;
let between;
let backend;
let merchant;

/** The key and the certificate of a PKCS#12 store. */
function openStore({ pfx_base64: store, pfx_password: password }) {
  const folder = temporaryFolder();
  const file = join(folder, 'merchant.pfx');
  writeFileSync(file, Buffer.from(store, 'base64'), { mode: 0o600 });
  const read = (...options) =>
    execFileSync('openssl', ['pkcs12', '-in', file, '-passin', `pass:${password}`, '-nodes', ...options]);
  const opened = {
    key: createPrivateKey(read('-nocerts')),
    certificate: new X509Certificate(read('-nokeys', '-clcerts')),
  };
  rmSync(folder, { recursive: true });
  return opened;
}

/** What RSA signs: 64 characters. */
function digest(fields) {
  const text = Object.keys(fields).filter((name) => name !== 'signature' && fields[name] !== '').sort()
    .map((name) => `${name}=${fields[name]}`).join('&');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const sign = (fields) => ({
  ...fields,
  signature: createSign('RSA-SHA256').update(digest(fields)).sign(merchant.key, 'base64'),
});

const certId = () => BigInt(`0x${merchant.certificate.serialNumber}`).toString();

/** Signed by the certificate it carries, which leads to the account's root and is of the account's name. */
function verify(fields) {
  const { settings } = sandbox.unionpay;
  const certificate = new X509Certificate(fields.signPubKeyCert);
  const middle = new X509Certificate(settings.middle_pem);
  const root = new X509Certificate(settings.root_pem);
  assert.ok(certificate.verify(middle.publicKey) && middle.verify(root.publicKey) && root.verify(root.publicKey));
  for (const one of [certificate, middle, root])
    assert.ok(new Date(one.validFrom) < new Date() && new Date() < new Date(one.validTo));
  const name = /CN\s?=\s?(.+)/.exec(certificate.subject)[1];
  assert.equal(name.split('@')[2], '00040000:SIGN');
  const genuine = createVerify('RSA-SHA256').update(digest(fields)).verify(certificate.publicKey, fields.signature, 'base64');
  assert.ok(genuine, 'not signed');
  return fields;
}

/** k=v&k=v without any encoding; nothing separates inside brackets. */
function parse(body) {
  const fields = {};
  for (let at = 0; at < body.length;) {
    const sign = body.indexOf('=', at);
    let end = sign + 1;
    for (const open = []; end < body.length && !(body[end] === '&' && open.length === 0); end += 1) {
      if (body[end] === open.at(-1)) open.pop();
      else if (body[end] === '{') open.push('}');
      else if (body[end] === '[') open.push(']');
    }
    fields[body.slice(at, sign)] = body.slice(sign + 1, end);
    at = end + 1;
  }
  return fields;
}

async function post(path, fields) {
  const answer = await fetch(`${sandbox.url}/gateway/api/${path}.do`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}
const ask = async (path, fields) => verify(parse((await post(path, sign(fields))).text));

const now = () => new Date(Date.now() + 8 * 3600_000).toISOString().replace(/[-:T]/g, '').slice(0, 14);

function request(type, changes) {
  return {
    version: '5.1.0', encoding: 'UTF-8', signMethod: '01', certId: certId(), accessType: '0', bizType: '000000',
    channelType: '08', txnType: type.slice(0, 2), txnSubType: type.slice(2), merId: sandbox.unionpay.settings.mer_id,
    orderId: `C${randomBytes(12).toString('hex')}`, txnTime: now(), ...changes,
  };
}
const payment = (type, changes) => request(type, {
  txnAmt: '1500', currencyCode: '156', backUrl: `${shop.url}/notice`, ...changes,
});

before(async () => {
  sandbox = await startSandbox();
  merchant = openStore(sandbox.unionpay.secrets);
  shop = await listen((_, response) => response.writeHead(200).end('ok'));
  between = await listen(async ({ method, target, headers, body }, response) => {
    const answer = await fetch(sandbox.url + target, { method, headers: { 'content-type': headers['content-type'] }, body });
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  const { settings, secrets } = sandbox.unionpay;
  backend = await startBackend(sandbox.account, undefined, { settings: { ...settings, base_url: between.url }, secrets });
});
after(async () => {
  await backend?.stop();
  await between?.stop();
  await shop?.stop();
  await sandbox?.stop();
});

const notice = async (orderId) => {
  const find = () => shop.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body.toString())))
    .find((fields) => fields.orderId === orderId);
  await until(find, 'the notice');
  return verify(find());
};

test('a code is applied for, paid, told and given back', async () => {
  const order = payment('0107');
  const placed = await ask('backTransReq', order);
  assert.equal(placed.respCode, '00');
  assert.match(placed.qrCode, /^https:\/\/qr\.95516\.com\/00010001\/62\d{30}$/);
  assert.equal((await ask('backTransReq', order)).respCode, '12');
  assert.equal((await sandbox.pay(placed.qrCode)).status, 200);
  const told = await notice(order.orderId);
  assert.equal(told.txnAmt, '1500');
  assert.match(told.queryId, /^\d{21}$/);
  const queried = await ask('queryTrans', request('0000', { orderId: order.orderId, txnTime: order.txnTime }));
  assert.deepEqual([queried.respCode, queried.origRespCode, queried.queryId], ['00', '00', told.queryId]);
  const refund = payment('0400', { txnAmt: '600', origQryId: told.queryId });
  assert.equal((await ask('backTransReq', refund)).respCode, '00');
  assert.equal((await notice(refund.orderId)).txnType, '04');
  const tooMuch = payment('0400', { txnAmt: '901', origQryId: told.queryId });
  assert.equal((await ask('backTransReq', tooMuch)).respCode, '36');
});

test("a payer's code is accepted, told, and one that waits is reversed once", async () => {
  const code = (await sandbox.send('POST', '/unionpay/payer-code', {})).body.auth_code;
  const order = payment('0106', { qrNo: code, termId: '00000001' });
  assert.equal((await ask('backTransReq', order)).respCode, '00');
  await notice(order.orderId);
  const reversal = request('9901', { orderId: order.orderId, txnTime: order.txnTime });
  assert.equal((await ask('backTransReq', reversal)).respCode, '00');
  const queried = await ask('queryTrans', request('0000', { orderId: order.orderId, txnTime: order.txnTime }));
  assert.equal(queried.respCode, '34');
});

test('the form opens the page, and only as it was signed', async () => {
  const order = payment('0101', { bizType: '000201', channelType: '07', frontUrl: `${shop.url}/back` });
  const form = sign(order);
  assert.match((await post('frontTransReq', form)).location, /^\/unionpay\/cashier\?code=\d+$/);
  const other = await post('frontTransReq', { ...sign(payment('0101', { frontUrl: shop.url })), txnAmt: '1' });
  assert.equal(other.location, null);
});

test('what is not signed is refused with 11', async () => {
  const answer = await post('backTransReq', { ...sign(payment('0107')), txnAmt: '1' });
  assert.equal(verify(parse(answer.text)).respCode, '11');
});

/** The members of a zip file by name, from their local headers. */
function unzip(bytes) {
  const members = {};
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50;) {
    const [method, size] = [bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 18)];
    const [name, extra] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const begin = at + 30 + name + extra;
    const content = bytes.subarray(begin, begin + size);
    members[bytes.toString('latin1', at + 30, at + 30 + name)] = method === 8 ? inflateRawSync(content) : content;
    at = begin + size;
  }
  return members;
}

test("a settlement day's file tells what happened", async () => {
  await sandbox.setFaults({ bills: { at_once: true } });
  const order = payment('0107');
  await sandbox.pay((await ask('backTransReq', order)).qrCode);
  const { queryId, settleDate } = await notice(order.orderId);
  const { orderId, ...wanted } = request('7601', { settleDate, fileType: '00' });
  const answer = await fetch(sandbox.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(sign(wanted)),
  });
  const file = verify(parse(await answer.text()));
  assert.equal(file.respCode, '00');
  const members = unzip(inflateSync(Buffer.from(file.fileContent, 'base64')));
  const [name] = Object.keys(members);
  assert.match(name, new RegExp(`^INN\\d{2}${settleDate}88ZM_${order.merId}$`));
  const records = members[name].toString('latin1').split('\r\n').slice(0, -1);
  for (const record of records) assert.equal(record.length, 607);
  const record = records.find((one) => one.slice(112, 144).trim() === order.orderId);
  assert.equal(record.slice(66, 78), '000000001500');
  assert.equal(record.slice(87, 108), queryId);
  assert.equal(record.slice(215, 217), '01');
  assert.equal(record.slice(293, 308), order.merId);
  await sandbox.setFaults({ bills: { at_once: false } });
  const tooEarly = await fetch(sandbox.url, { method: 'POST', body: new URLSearchParams(sign(wanted)) });
  assert.equal(verify(parse(await tooEarly.text())).respCode, '98');
});

function create(document) {
  return backend.send('POST', '/v1/payments', { amount: 2999, currency: 'CNY', subject: '拿铁 & {大杯}', ...document });
}

/** A request of our channel as this implementation would have made it. */
function judge(fields) {
  assert.equal(fields.certId, certId());
  assert.equal(fields.merId, sandbox.unionpay.settings.mer_id);
  assert.match(fields.orderId, /^[0-9A-Za-z]{8,40}$/);
  assert.ok(Math.abs(Number(now()) - Number(fields.txnTime)) < 100);
  const { publicKey } = merchant.certificate;
  assert.ok(createVerify('RSA-SHA256').update(digest(fields)).verify(publicKey, fields.signature, 'base64'));
}

test('what our channels send is signed as this implementation signs', async () => {
  const qr = await create({ merchant_order_no: 'conformance-qr', pay_way: 'UNIONPAY_QR' });
  assert.equal(qr.status, 201, JSON.stringify(qr.body));
  assert.equal(qr.body.credential.type, 'qr');
  const sent = Object.fromEntries(new URLSearchParams(between.requests.at(-1).body.toString()));
  judge(sent);
  assert.deepEqual([sent.txnType, sent.txnSubType, sent.txnAmt, sent.orderDesc], ['01', '07', '2999', '拿铁    大杯']);

  const bank = await create({ merchant_order_no: 'conformance-bank', pay_way: 'BANK_GATEWAY' });
  assert.equal(bank.body.credential.type, 'form');
  assert.equal(bank.body.credential.text, `${between.url}/gateway/api/frontTransReq.do`);
  judge(bank.body.credential.parameters);
});
