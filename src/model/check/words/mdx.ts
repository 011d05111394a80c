import { didYouMean, error } from './define.ts';

export const MDX_WORDS = {
  'mdx/syntax': error<{ reason: string }>((f) => f.reason),
  'mdx/unknown-component': error<{ name: string; suggestion: string | undefined; known: string }>(
    (f) => `没有 <${f.name}> 这个组件。${didYouMean(f.suggestion)}可以用：${f.known}。`,
  ),
  'mdx/unknown-attribute': error<{ component: string; name: string; suggestion: string | undefined; known: string }>(
    (f) =>
      `<${f.component}> 没有“${f.name}”这个属性。${didYouMean(f.suggestion)}${f.known === '' ? '它不带属性，请删掉。' : `可以写：${f.known}。`}`,
  ),
  'mdx/missing-attribute': error<{ component: string; name: string; example: string }>(
    (f) => `<${f.component}> 缺少“${f.name}”。请写成：${f.example}`,
  ),
  'mdx/bad-attribute': error<{ component: string; name: string; value: string; example: string }>(
    (f) => `<${f.component}> 的“${f.name}”不能写“${f.value}”。请写成：${f.example}`,
  ),
  'mdx/esm': error<object>(() => '文章里不能写 import 或 export：文章是文字，不是程序。请删掉这一行。'),
  'mdx/expression': error<object>(() => '文章里不能写 {…}：花括号里的程序不会执行。请删掉，或者改用圆括号（）。'),
  'mdx/raw-html': error<{ name: string; instead: string }>((f) => `不能直接写 HTML 的 <${f.name}>。${f.instead}`),
  'mdx/event-handler': error<{ name: string }>(
    (f) => `不能写“${f.name}”：会在读者手机上运行程序的属性一律不收。请删掉。`,
  ),
  'mdx/unsafe-link': error<{ href: string }>(
    (f) => `链接“${f.href}”不能用。只能写 https:// 网址、tel: 电话、或者站内地址（以 / 或 # 开头）。`,
  ),
  'mdx/misplaced': error<{ name: string; where: string }>((f) => `<${f.name}> 不能放在这里。${f.where}`),
  'mdx/empty': error<{ name: string }>((f) => `${f.name}里面是空的。请写上内容，或者整个删掉。`),
  'mdx/unsupported': error<{ what: string; instead: string }>((f) => `这里用了${f.what}，本站不支持。${f.instead}`),
  'mdx/mistyped': error<{ found: string; instead: string }>(
    (f) => `“${f.found}”没有认出来，会照样显示给读者。${f.instead}`,
  ),
  'mdx/list-start': error<{ start: number }>(
    (f) => `编号从 ${f.start} 开始，网页上却会从 1 开始。请从 1 编起；中间断开的，请接成一个列表。`,
  ),
  'mdx/needs-list': error<{ component: string; example: string }>(
    (f) => `<${f.component}> 里面只能是一个列表。请写成：${f.example}`,
  ),
  'mdx/nested-list': error<object>(() => '列表里面不能再套列表：念出来听不懂。请改成一层。'),
  'mdx/missing-title': error<object>(() => '文章要从标题开始。第一行请写：# 标题'),
  'mdx/second-title': error<object>(() => '一篇文章只能有一个 # 标题。这里请改成 ## 小标题。'),
  'mdx/missing-answer': error<object>(() => '标题后面要有一句话的回答。请写：<Answer>……</Answer>'),
  'mdx/second-answer': error<object>(() => '一篇文章只能有一个 <Answer>，紧跟在标题后面。请把这个删掉或改成普通段落。'),
  'mdx/answer-too-long': error<{ length: number; max: number }>(
    (f) => `<Answer> 有 ${f.length} 个字，最多 ${f.max} 个。请只留最要紧的一句，其余写进正文。`,
  ),
  'mdx/heading-level': error<{ level: number }>((f) => `小标题只有 ## 和 ###，这里是 ${f.level} 级。请减少 # 号。`),
  'mdx/missing-part': error<{ parts: string }>(
    (f) => `<CustomAndLaw> 里要有 <Custom>（老规矩）、<Law>（法律）、<Todo>（怎么办）三部分，还缺：${f.parts}。`,
  ),
} as const;
