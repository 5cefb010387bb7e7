// The metadata of a PDF as XMP, the form in which archives and screen readers look for it.

import { escapedXml } from '../../base/xml.ts'
import type { DocumentFacts } from './document-facts.ts'

/** One packet; says nothing that is not known. */
export function xmp(facts: DocumentFacts, producer: string): string {
  const { title, lang, author, description, keywords, generator, made } = facts
  const date = made?.toISOString().replace(/\.\d+Z$/, 'Z')
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${inLanguage(title)}</dc:title>`,
    author && `<dc:creator><rdf:Seq><rdf:li>${escapedXml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    description && `<dc:description>${inLanguage(description)}</dc:description>`,
    keywords.length > 0 && `<dc:subject><rdf:Bag>${keywords.map(item).join('')}</rdf:Bag></dc:subject>`,
    `<dc:language><rdf:Bag>${item(lang)}</rdf:Bag></dc:language>`,
    keywords.length > 0 && `<pdf:Keywords>${escapedXml(keywords.join(', '))}</pdf:Keywords>`,
    `<pdf:Producer>${escapedXml(producer)}</pdf:Producer>`,
    `<xmp:CreatorTool>${escapedXml(generator)}</xmp:CreatorTool>`,
    '<pdfuaid:part>1</pdfuaid:part>',
    date && `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    date && `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
  ]
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    ...properties.filter((property) => typeof property === 'string' && property !== ''),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

function inLanguage(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapedXml(text)}</rdf:li></rdf:Alt>`
}

function item(text: string): string {
  return `<rdf:li>${escapedXml(text)}</rdf:li>`
}
