/** What `translation:record` needs of one article, read past the record that may not exist yet. */
import type { TranslationLang } from '../../languages.ts';
import type { Block } from '../block.ts';
import { finding, START, type Finding } from '../check/finding.ts';
import { loadYaml } from '../load/data.ts';
import { listNames, readBytes, type Folder } from '../load/folder.ts';
import { loadRegister } from '../load/register.ts';
import { parseArticle } from '../parse/article.ts';
import { statuteWords } from '../register.ts';
import { blocksSchema, translationSchema, type BlocksRecord, type TranslationRecord } from '../schema/translation.ts';
import { blocksRecord, identify } from './identity.ts';
import { recordTranslation } from './record.ts';

export type ReadForRecording =
  | {
      readonly ok: true;
      readonly translation: TranslationRecord;
      readonly blocks: BlocksRecord;
      readonly summary: string;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Returns what `<lang>.yaml` and `blocks.yaml` are to say, or why they cannot be written. Never throws. */
export function readForRecording(root: string, slug: string, lang: TranslationLang): ReadForRecording {
  const folder: Folder = { root, findings: [] };
  const path = `articles/${slug}`;
  if (!listNames(folder, 'articles').folders.includes(slug)) {
    return { ok: false, findings: [finding('file/missing', path, START, { name: slug })] };
  }
  const { files } = listNames(folder, path);
  const wording = statuteWords.bind(null, loadRegister(folder));
  const read = (name: string, of: Block['lang']): readonly Block[] => {
    const bytes = readBytes(folder, `${path}/${name}`);
    const parsed = bytes === null ? null : parseArticle(bytes, `${path}/${name}`, of, wording);
    folder.findings.push(...(parsed?.findings ?? []));
    return parsed?.blocks ?? [];
  };
  const source = read('zh.mdx', 'zh');
  const translated = read(`${lang}.mdx`, lang);
  const before = files.includes(`${lang}.yaml`) ? loadYaml(folder, `${path}/${lang}.yaml`, translationSchema) : null;
  const ids = files.includes('blocks.yaml') ? loadYaml(folder, `${path}/blocks.yaml`, blocksSchema) : null;
  if (folder.findings.length > 0) return { ok: false, findings: folder.findings };
  const recorded = recordTranslation({
    source,
    translated,
    before: before?.value ?? null,
    file: `${path}/${lang}.mdx`,
    slug,
    lang,
  });
  if ('finding' in recorded) return { ok: false, findings: [recorded.finding] };
  const { blocks } = recorded.record;
  const done = blocks.filter((entry) => entry.state === 'translated').length;
  return {
    ok: true,
    translation: recorded.record,
    blocks: blocksRecord(identify(source, ids?.value ?? null)),
    summary: `登记了 ${blocks.length} 段，译了 ${done} 段，留汉语 ${blocks.length - done} 段。`,
  };
}
