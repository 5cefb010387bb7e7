// What Lectern has promised, and whether it keeps it. Medians are compared.

export function limitsOf(cases) {
  const of = (name, contender) => {
    const found = cases.find((one) => one.name === name)?.contenders.find((one) => one.name === contender)
    return found === undefined || found.failure !== null ? null : found
  }
  const ratio = (title, name, figure, most) => {
    const lectern = of(name, 'Lectern')?.[figure]?.median ?? null
    const marp = of(name, 'Marp')?.[figure]?.median ?? null
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
    ratio('time of the PDF', 'pdf', 'seconds', 0.8),
    size,
    ratio('peak memory, HTML', 'html', 'peakBytes', 1.5),
    ratio('peak memory, PDF', 'pdf', 'peakBytes', 1.5),
    ratio('time of the HTML, ×50', 'x50', 'seconds', 3),
  ]
}
