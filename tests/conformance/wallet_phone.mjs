// SPDX-FileCopyrightText: 2026 The Guitai developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A customer's phone: headless Chromium that says it is a wallet's browser. What a wallet's application adds to its own
// browser is added here: WeChat injects its bridge some time after the page was loaded.
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const patienceMs = 20_000;
const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)';

export const userAgents = {
  wechat: `${android} Version/4.0 Chrome/120.0.6099.193 Mobile Safari/537.36 XWEB/1200117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 NetType/WIFI Language/zh_CN`,
  alipay: `${android} Version/4.0 Chrome/105.0.5195.148 Mobile Safari/537.36 NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:375|0|2.0) AliApp(AP/10.5.96.8000) AlipayClient/10.5.96.8000 Language/zh-Hans`,
  unionpay: `${android} Version/4.0 Chrome/120.0.6099.193 Mobile Safari/537.36 (com.unionpay.mobilepay) UnionPay/1.0 CloudPay`,
  browser: `${android} Chrome/120.0.6099.193 Mobile Safari/537.36`,
};

/** Chromium from Debian; as root it cannot have its own sandbox. Everything it calls is on this machine. */
export function startBrowser() {
  return puppeteer.launch({
    executablePath: process.env.GUITAI_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking', '--disable-component-update', '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    timeout: 60_000,
  });
}

/** Runs in the page, as the application's own script does. */
function injectBridge() {
  const inject = () => {
    window.WeixinJSBridge = {
      invoke(name, parameters, answered) {
        if (name !== 'getBrandWCPayRequest') answered({ err_msg: `${name}:fail` });
        else window.payInWallet(parameters).then((word) => answered({ err_msg: `get_brand_wcpay_request:${word}` }));
      },
    };
    document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  };
  document.addEventListener('DOMContentLoaded', () => setTimeout(inject, 100));
}

export class Phone {
  /** `kind`: whose browser. Each phone is a customer of its own. */
  static async open(browser, sandbox, kind, { language = 'zh-CN', dark = false } = {}) {
    const phone = new Phone();
    phone.sandbox = sandbox;
    phone.problems = [];
    phone.context = await browser.createBrowserContext();
    phone.page = await phone.newPage(userAgents[kind], language, dark);
    if (kind === 'wechat') {
      await phone.page.exposeFunction('payInWallet', (parameters) => phone.askInWallet(parameters));
      await phone.page.evaluateOnNewDocument(injectBridge);
    }
    return phone;
  }

  async newPage(userAgent, language = 'zh-CN', dark = false) {
    const page = await this.context.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.setUserAgent(userAgent);
    await page.setExtraHTTPHeaders({ 'Accept-Language': language });
    await page.setViewport({ width: 375, height: 812, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => { if (message.type() === 'error') this.problems.push(message.text()); });
    return page;
  }

  /** WeChat's own window above the page; the page waits for its word. */
  async askInWallet(parameters) {
    const sheet = await this.newPage(userAgents.wechat);
    const code = encodeURIComponent(JSON.stringify(parameters));
    const shown = await sheet.goto(`${this.sandbox.url}/wallet?code=${code}`);
    if (shown.status() !== 200) {
      await sheet.close();
      return 'fail';
    }
    this.sheet = sheet;
    return new Promise((answered) => { this.answered = answered; });
  }

  /** Closes that window with a word for the page. */
  async leaveSheet(word) {
    const { sheet } = this;
    this.sheet = undefined;
    await sheet.close();
    await this.page.bringToFront();
    this.answered(word);
  }

  async sheetIsUp() {
    const end = Date.now() + patienceMs;
    while (!this.sheet) {
      if (Date.now() > end) throw new Error('no wallet came up');
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
    return this.sheet;
  }

  scan(link) { return this.page.goto(link); }

  /** The page's own word for how it stands. */
  state() { return this.page.$eval('main', (main) => main.dataset.state); }
  becomes(state) { return this.page.waitForSelector(`main[data-state="${state}"]`, { visible: true }); }

  offered() {
    return this.page.$$eval('button[data-wallet]', (all) => all.map((one) => one.dataset.wallet));
  }

  /** Whether a wallet's button can be pressed now; false too while the browser is between two pages. */
  async mayChoose(wallet) {
    try {
      const button = await this.page.$(`button[data-wallet="${wallet}"]:enabled`);
      return button !== null && await button.isVisible();
    } catch {
      return false;
    }
  }

  /** Presses a wallet's button. */
  async choose(wallet) {
    await this.page.waitForSelector(`button[data-wallet="${wallet}"]:not([disabled])`, { visible: true });
    await this.page.tap(`button[data-wallet="${wallet}"]`);
  }

  /** The code of the problem that the page shows. */
  async problem() {
    const shown = await this.page.waitForSelector('#problem', { visible: true });
    return shown.evaluate((element) => element.dataset.code);
  }

  text() { return this.page.$eval('main', (main) => main.innerText); }

  /** Presses what leads to another page, and waits for that. */
  static async follow(page, selector) {
    await page.waitForSelector(selector, { visible: true });
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), page.tap(selector)]);
  }

  async picture(folder, name) {
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  close() { return this.context.close(); }
}
