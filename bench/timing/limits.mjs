// What Lectern has promised, and whether it keeps it. Medians are compared.

export function limitsOf(cases) {
  const of = (name, contender) => {
    const found = cases.find((one) => one.name === name)?.contenders.find((one) => one.name === contender)
    return found === undefined || found.failure !== null ? null : found
  }
  /** 1.3 times the floor and 0.4 seconds. */
  const floor = (title, name) => {
    const least = of(name, 'the floor')?.seconds?.median ?? null
    const one = ratio(title, name, 'seconds', null, 'the floor')
    const most = least === null ? null : (1.3 * least + 0.4) / least
    return {
      ...one,
      most: most === null ? null : Math.round(most * 100) / 100,
      holds: one.value === null ? null : one.value <= most,
    }
  }
  const ratio = (title, name, figure, most, other = 'Marp') => {
    const lectern = of(name, 'Lectern')?.[figure]?.median ?? null
    const marp = of(name, other)?.[figure]?.median ?? null
    const value = lectern === null || marp === null ? null : lectern / marp
    const unit = figure === 'seconds' ? 'seconds' : 'bytes'
    return { title, unit, lectern, marp, value, most, holds: value === null ? null : value <= most }
  }
  const bytes = of('html', 'Lectern')?.bytes ?? null
  const size = {
    title: 'size of the HTML',
    unit: 'bytes',
    lectern: bytes,
    marp: of('html', 'Marp')?.bytes ?? null,
    value: null,
    most: 600_000,
    holds: bytes === null ? null : bytes <= 600_000,
  }
  return [
    ratio('time of the HTML, warm', 'html', 'seconds', 0.6),
    ratio('time of the HTML, cold', 'cold', 'seconds', 1.2),
    ratio('time of the PDF', 'pdf', 'seconds', 0.6),
    ratio('time of the PDF, long', 'long', 'seconds', 0.6),
    ratio('time of the PDF against decktape', 'pdf', 'seconds', 0.2, 'decktape'),
    ratio('time of the PDF, long, against decktape', 'long', 'seconds', 0.2, 'decktape'),
    floor('time of the PDF against the floor', 'pdf'),
    floor('time of the PDF, long, against the floor', 'long'),
    size,
    ratio('peak memory, HTML', 'html', 'peakBytes', 1.5),
    ratio('peak memory, PDF', 'pdf', 'peakBytes', 1.5),
    ratio('time of the HTML, ×50', 'x50', 'seconds', 3),
  ]
}
