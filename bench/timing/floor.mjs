// The least that a PDF of a page can take: the browser launched, the page printed once, nothing else.

import { writeFile } from 'node:fs/promises'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { launch } from 'puppeteer-core'

const [page, out, executablePath] = process.argv.slice(2)
const browser = await launch({
  executablePath,
  headless: 'shell',
  pipe: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
})
const tab = await browser.newPage()
await tab.setJavaScriptEnabled(false)
await tab.goto(pathToFileURL(page).href)
await writeFile(out, await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, timeout: 0 }))
await browser.close()
