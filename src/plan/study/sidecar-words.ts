// What a new leader's file says of itself, in the language of its article.

const CHINESE = `这是带读者自己的文件：它不会改动文章，别人拿到的幻灯片里也没有它的内容。
标题后的 {time=5m} 是这一节的时间，节内的讨论也算在里面；没写时间的各节，分掉 minutes 里剩下的。
问题里还可以写：只给自己看的答案（再套一层引用，以 [!answer] 开头）、投票（任务列表，“- [x]” 是对的）、
方式（{mode=think-pair-share} 或 {mode=jigsaw}）。另外还有活动（[!activity]）、复习卡片（[!card]），
以及写在 ::: notes 和 ::: 之间的备注。`

const TRADITIONAL = `這是帶讀者自己的檔案：它不會改動文章，別人拿到的投影片裡也沒有它的內容。
標題後的 {time=5m} 是這一節的時間，節內的討論也算在裡面；沒寫時間的各節，分掉 minutes 裡剩下的。
問題裡還可以寫：只給自己看的答案（再套一層引用，以 [!answer] 開頭）、投票（任務列表，「- [x]」是對的）、
方式（{mode=think-pair-share} 或 {mode=jigsaw}）。另外還有活動（[!activity]）、複習卡片（[!card]），
以及寫在 ::: notes 和 ::: 之間的備註。`

const ENGLISH = `This file is the leader's: it changes nothing in the article, and nothing of it is in the deck that others get.
A time behind a heading, {time=5m}, is for its section with all that is talked about in it. Sections without one share
what is left of the minutes above. A question may hold an answer for you alone (a quotation in the quotation, which
begins with [!answer]), a poll (a task list; "- [x]" is right) and a mode ({mode=think-pair-share}, {mode=jigsaw}).
There are activities too ([!activity]), recall cards ([!card]), and notes, between ::: notes and :::.`

export function sidecarWords(lang: string): string {
  if (/^zh-(?:hant|tw|hk|mo)/i.test(lang)) return TRADITIONAL
  return /^zh/i.test(lang) ? CHINESE : ENGLISH
}
