import { didYouMean, error, warning } from './define.ts';

export const ARTICLE_WORDS = {
  'article/unknown-topic': error<{ topic: string; suggestion: string | undefined; known: string }>(
    (f) => `没有“${f.topic}”这个主题。${didYouMean(f.suggestion)}可以写：${f.known}。`,
  ),
  'article/unknown-office': error<{ office: string; suggestion: string | undefined }>(
    (f) => `offices.yaml 里没有“${f.office}”这个单位。${didYouMean(f.suggestion)}请先在那里登记。`,
  ),
  'article/unknown-related': error<{ slug: string; suggestion: string | undefined }>(
    (f) => `没有“${f.slug}”这篇文章。${didYouMean(f.suggestion)}请改成现有文章的名字，或者删掉。`,
  ),
  'article/duplicate-slug': error<{ slug: string; other: string }>(
    (f) => `“${f.slug}”已经被${f.other}用了。同一个网址只能有一个主人，请换一个名字。`,
  ),
  'article/bad-redirect': error<{ from: string; to: string }>(
    (f) => `旧网址“${f.from}”要转到“${f.to}”，但没有这篇文章。请改成现有文章的名字。`,
  ),
  'article/duplicate-id': error<{ id: string; what: string }>(
    (f) => `${f.what}里“${f.id}”出现了两次。请只留一个，或者改名。`,
  ),
  'article/check-due': warning<{ due: string }>(
    (f) => `这篇文章的法律核对在 ${f.due} 到期了。请重新核对，再改 checked。`,
  ),
  'article/not-checked': warning<object>(
    () => '还没有人对照法律原文核对过这篇文章，页面会这样说明。核对以后请写 checked: { on, basis, due }。',
  ),
  'article/unfinished': warning<{ words: string }>(
    (f) => `“${f.words}”是新建文章时自带的句子，还没有换成内容。请改写，或者删掉。`,
  ),
  'site/unknown-icon': error<{ icon: string; suggestion: string | undefined }>(
    (f) => `没有叫“${f.icon}”的图标。${didYouMean(f.suggestion)}图标的名字要在 https://lucide.dev/icons/ 里找。`,
  ),
  'site/unknown-area': error<{ area: string; known: string }>(
    (f) => `首页的片区“${f.area}”不在 areas 里。可以写：${f.known}。`,
  ),
  'link/dead': error<{ href: string; suggestion: string | undefined }>(
    (f) => `站内没有“${f.href}”这个地址。${didYouMean(f.suggestion)}请改正，或者去掉链接。`,
  ),
  'link/unknown-phone': error<{ number: string; known: string }>(
    (f) => `电话“${f.number}”不在 services.yaml 里。只能写登记过的号码：${f.known}。`,
  ),
  'image/missing-alt': error<{ src: string }>(
    (f) => `图片“${f.src}”没有文字说明，看不见图的人就不知道是什么。请写成：![图上有什么](${f.src})`,
  ),
  // From `site/check-pictures.ts`: what only decoding can tell.
  'image/unreadable': error<object>(
    () => '读不出这张图片：文件坏了、没有传完，或者不是图片。请重新放一份，或者另存为 JPEG、PNG。',
  ),
  'image/wrong-ending': error<{ ending: string; format: string }>(
    (f) => `文件名以 .${f.ending} 结尾，里面却是 ${f.format}。请另存为 JPEG、PNG 或 WebP，或者改对文件名。`,
  ),
  'image/too-big': error<{ megapixels: number; max: number }>(
    (f) => `图片有 ${f.megapixels} 百万像素，最多 ${f.max}。网页上只显示 800 像素宽，请缩小再放进来。`,
  ),
  'image/missing-file': error<{ src: string }>(
    (f) => `找不到图片“${f.src}”。请把它放进文章的 images/ 文件夹，写成 images/文件名。`,
  ),
} as const;
