/** What only decoding can tell of the pictures of articles; the build draws them anew and must be able to. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { finding, START, type Finding } from '../model/check/finding.ts';
import type { Library } from '../model/library.ts';
import { formatOf, isPictureName, picturesOf } from '../model/picture.ts';

/** A few kilobytes of PNG can hold a picture that fills the memory of a small machine. */
export const MAX_MEGAPIXELS = 50;

/** Returns what is wrong with the pictures that the pages of `library` show. Never throws. */
export async function checkPictures(contentDir: string, library: Library): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const article of library.articles) {
    for (const name of picturesOf(article)) {
      const file = `articles/${article.slug}/images/${name}`;
      // What is missing or misnamed has its own finding.
      if (isPictureName(name) && existsSync(join(contentDir, file)))
        findings.push(...(await checkPicture(join(contentDir, file), file, name)));
    }
  }
  return findings;
}

async function checkPicture(path: string, file: string, name: string): Promise<Finding[]> {
  try {
    const { format, width, height } = await sharp(path).metadata();
    if (format !== formatOf(name)) {
      const ending = name.slice(name.lastIndexOf('.') + 1);
      return [finding('image/wrong-ending', file, START, { ending, format: format.toUpperCase() })];
    }
    const megapixels = Math.ceil((width * height) / 1e6);
    if (megapixels > MAX_MEGAPIXELS)
      return [finding('image/too-big', file, START, { megapixels, max: MAX_MEGAPIXELS })];
    // The header can be whole where the rest is cut off; made small, a photograph costs little to read.
    await sharp(path).resize(16).raw().toBuffer();
    return [];
  } catch {
    return [finding('image/unreadable', file, START, {})];
  }
}
