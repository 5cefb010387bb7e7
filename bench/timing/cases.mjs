// What is timed.

const ALL = [
  { name: 'html', title: 'HTML, warm', to: 'html', input: 'once', cold: false },
  { name: 'cold', title: 'HTML, cold', to: 'html', input: 'once', cold: true },
  { name: 'pdf', title: 'PDF, warm', to: 'pdf', input: 'once', cold: false },
  { name: 'long', title: 'PDF of a long article, warm', to: 'pdf', input: 'long', cold: false },
  { name: 'x50', title: 'HTML, the article ×50', to: 'html', input: 'fifty', cold: false },
]

export function casesOf({ only }) {
  return ALL.filter((one) => only.includes(one.name))
}
