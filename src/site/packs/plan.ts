/** The playing plan that goes into a pack: for whoever stands at the loudspeaker, so in Chinese. */
import { LANGUAGES } from '../../languages.ts';
import { isCheckDue } from '../../model/schema/article.ts';
import type { AudioSource } from '../audio/sound.ts';
import { titleOf } from '../audio/sources.ts';
import { escapeHtml } from '../html-tree.ts';
import { PAUSE_SECONDS, type Part, type Series } from './programmes.ts';

export interface PlannedPart extends Part {
  readonly seconds: number;
  readonly source: Pick<AudioSource, 'lawAsOf'>;
}

/** One file of the pack. */
export interface PlannedProgramme {
  readonly fileName: string;
  readonly series: Series;
  readonly parts: readonly PlannedPart[];
  /** Of the file. */
  readonly seconds: number;
}

export interface Plan {
  readonly siteName: string;
  /** Address of the site with its base, a slash at the end. */
  readonly siteUrl: string;
  readonly topicName: string;
  readonly lang: Series['lang'];
  readonly programmes: readonly PlannedProgramme[];
  /** The day the plan speaks of. */
  readonly today: string;
}

interface PlanEntry {
  readonly name: string;
  readonly about: readonly string[];
  readonly parts: readonly string[];
}

/** Returns the plan as plain text. */
export function planText(plan: Plan): string {
  const entries = entriesOf(plan).map(({ name, about, parts }) =>
    [
      name,
      ...about.map((line) => `  ${line}`),
      ...parts.map((line) => `  · ${line}`),
      '  放的时间：________________',
    ].join('\n'),
  );
  return (
    [
      titleLine(plan),
      ...entries,
      `说明\n${notes(plan)
        .map((line) => `· ${line}`)
        .join('\n')}`,
    ].join('\n\n') + '\n'
  );
}

/** Returns the plan as a page to print: no script, nothing from elsewhere. */
export function planHtml(plan: Plan): string {
  const rows = entriesOf(plan).map(
    ({ name, about, parts }) =>
      `<tr><td><b>${escapeHtml(name)}</b>${about.map((line) => `<br>${escapeHtml(line)}`).join('')}<ul>${parts
        .map((line) => `<li>${escapeHtml(line)}</li>`)
        .join('')}</ul></td><td></td></tr>`,
  );
  return `<!doctype html>
<html lang="${LANGUAGES.zh.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titleLine(plan))}</title>
<style>
body { max-width: 48em; margin: 1em auto; padding: 0 1em; font: 16px/1.6 sans-serif; color: #000; background: #fff; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5em; border: 1px solid #000; text-align: left; vertical-align: top; }
th:last-child { width: 30%; }
ul { margin: 0; padding-left: 1.2em; }
tr { break-inside: avoid; }
</style>
</head>
<body>
<h1>${escapeHtml(titleLine(plan))}</h1>
<table>
<thead><tr><th>放什么</th><th>什么时候放（自己定）</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<h2>说明</h2>
<ul>
${notes(plan)
  .map((line) => `<li>${escapeHtml(line)}</li>`)
  .join('\n')}
</ul>
</body>
</html>
`;
}

function titleLine({ topicName, lang }: Plan): string {
  return `村村响播放计划：${topicName}（${LANGUAGES[lang].chineseName}）`;
}

function entriesOf(plan: Plan): PlanEntry[] {
  return plan.programmes.map(({ fileName, series, parts, seconds }) => {
    let at = 0;
    return {
      name: `${fileName}，长 ${clock(seconds)}`,
      about: [series.isMachine ? `${series.dialect.name}，机器合成的声音，不是真人` : series.dialect.name],
      parts: parts.map((part) => {
        const from = at;
        at += part.seconds + PAUSE_SECONDS;
        return partLine(part, from, plan.today);
      }),
    };
  });
}

function partLine({ article, recording, source }: PlannedPart, from: number, today: string): string {
  const { speaker, kind } = recording;
  const due = isCheckDue(article.meta, today) ? '，已经过了再核对的日子，先核对再放' : '';
  const law = source.lawAsOf === null ? '法律还没有核对' : `法律截至 ${source.lawAsOf}${due}`;
  const voice =
    speaker.kind === 'person'
      ? `${speaker.name}（${speaker.place}）${kind === 'reading' ? '念' : '用自己的话讲'}`
      : '机器念';
  return `${clock(from)} 起 《${titleOf(article)}》，${voice}，${recording.recorded} 录；${law}；${heardBy(recording.heard)}`;
}

/** One in which a mistake was heard is not played: `maySendOut`. */
function heardBy(heard: PlannedPart['recording']['heard']): string {
  if (heard.level === 'nobody') return '还没有别的人听过核对';
  if (heard.level !== 'checked') return '有人听过，还没有全部核对';
  return `${heard.by.map(({ name, place }) => `${name}（${place}）`).join('、')}听过，都对`;
}

function notes({ siteName, siteUrl }: Plan): string[] {
  return [
    '按文件名的次序放，一次放一个。什么时候放、放几遍，由村里定。',
    `录音里没有说来源和日期的，放之前请照着念：“下面放的是${siteName}的普法录音。讲的是法律常识，不是法律意见。法律会改，日期写在播放计划上。”`,
    '自己的事，请打 12348 问。',
    '写着“机器合成的声音”的，放之前请说一声是机器念的。有本地话的真人录音，就放真人的。',
    `文字和录音可以转发、翻印，请写明出处（CC BY 4.0）：${siteName}，${siteUrl}`,
  ];
}

/** `12:05`, minutes and seconds. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
