// The result as a page of Markdown.

const COUNTED = {
  'process, time': 'the largest resident size of the Node process, as GNU time tells it',
  'process, VmHWM': 'the largest resident size of the Node process, as /proc told it last',
  'tree, PSS':
    'the process with everything it starts, the browser included; memory that several share counts once (PSS), looked at every 20 ms in three runs apart from the timed ones',
  'tree, RSS':
    'the process with everything it starts, the browser included; memory that several share counts several times (RSS, as the shared part could not be read), looked at every 20 ms in three runs apart from the timed ones',
}

export function pageOf(result) {
  const { cases, limits, machine, article } = result
  const cold = cases.find((one) => one.name === 'cold')
  const left = cases.flatMap((one) => one.contenders).filter((one) => one.leftRunning > 0)
  return `${[
    '# How fast: Lectern and Marp CLI',
    `${result.date}. Lectern ${result.lectern} and Marp CLI ${result.marp} build \`${article.name}\` (${kilo(article.bytes)}), taking turns in one run of \`npm run bench\`; figures are medians of ${result.runs} runs where the table does not say otherwise. ${machineLine(machine)}${result.browser === null ? '' : ` Both print with ${result.browser}.`}`,
    ...(article.standsIn
      ? ['**The seed article was missing: the limits below, which are meant for it, say little.**']
      : []),
    ...(result.rebuiltMeanwhile
      ? ['**The tool was built anew while it was timed: these figures mix two builds.**']
      : []),
    '## Limits',
    table(
      ['what', 'Lectern', 'Marp, or what is named', 'ratio', 'limit', 'holds'],
      limits.map(({ title, unit, lectern, marp, value, most, holds }) => [
        title,
        amount(lectern, unit),
        amount(marp, unit),
        lectern === null || marp === null ? '–' : (lectern / marp).toFixed(2),
        title.startsWith('size') ? `≤ ${kilo(most)}` : `≤ ${most} ×`,
        holds === null ? 'not measured' : holds ? 'yes' : `**no** (${excess(lectern, value, most)})`,
      ]),
    ),
    '## All figures',
    table(
      ['case', 'tool', 'slides', 'runs', 'time', 'from – to', 'processor time', 'peak memory', 'file'],
      cases.flatMap((one) => one.contenders.map((contender) => rowOf(one, contender))),
    ),
    '## What is counted',
    [
      '- *Time* is from the start of the process to its end, Node and all: `lectern build ARTICLE -o DIR --to html` (or `pdf`) against `marp ARTICLE -o FILE` (or `--pdf`), each into an empty folder, with homes, caches and temporary files of its own. *Processor time* is the sum over its threads.',
      '- *Marp* gets the article as it is and, as it divides only where it is told to, makes few slides of it, or one; *Marp, divided* begins a slide at every heading (`headingDivider`), as one would present the article with it. The limits are about the first.',
      '- *decktape* makes its PDF of the page that Lectern has made (`generic`, one run, since it takes a minute); *the floor* launches the same browser, opens that page, prints it once, and does nothing else.',
      '- *Warm*: each has run once before, with the same cache folders. *Cold*: before every run the cache folders are emptied' +
        (cold === undefined || cold.pages === null ? '.' : `; the system's page cache: ${cold.pages}.`) +
        ' Node itself stays in memory, since the script that measures runs in it.',
      ...cases
        .filter((one) => one.memoryOf !== null)
        .map((one) => `- *Peak memory*, ${one.title}: ${COUNTED[one.memoryOf]}.`),
      '- *×50*: the front matter once and the rest of the article fifty times over, in one file.',
      ...(left.length > 0
        ? [
            `- Processes left running a second after their tool had ended: ${left.map(({ name, leftRunning }) => `${name} ${leftRunning}`).join(', ')}.`,
          ]
        : []),
    ].join('\n'),
  ].join('\n\n')}\n`
}

function machineLine({ system, processor, cores, memoryGiB, node, load }) {
  return `${system}, ${processor}, ${cores} cores, ${memoryGiB} GiB, Node ${node}; load at the end ${load}.`
}

function rowOf(one, contender) {
  const { name, failure, slides, seconds, cpuSeconds, peakBytes, bytes } = contender
  if (failure !== null)
    return [one.title, name, '', '', `does not run: ${failure.replaceAll('|', '\\|')}`, '', '', '', '']
  return [
    one.title,
    name,
    slides ?? '–',
    one.runs,
    amount(seconds.median, 'seconds'),
    `${seconds.least.toFixed(2)} – ${seconds.most.toFixed(2)} s`,
    amount(cpuSeconds?.median ?? null, 'seconds'),
    amount(peakBytes?.median ?? null, 'mebibytes'),
    kilo(bytes),
  ]
}

function amount(value, unit) {
  if (value === null) return '–'
  if (unit === 'seconds') return `${value.toFixed(2)} s`
  return unit === 'mebibytes' || value > 20_000_000 ? `${Math.round(value / 2 ** 20)} MiB` : kilo(value)
}

function kilo(bytes) {
  return bytes === null ? '–' : `${Math.round(bytes / 1000)} kB`
}

function excess(lectern, ratio, most) {
  const times = ratio === null ? lectern / most : ratio / most
  return `${times.toFixed(times < 10 ? 2 : 0)} × the limit`
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
