/** `voice.yaml`: the door for who does not read: a few big pictures, each for one trouble. */
import { z } from 'zod';
import { line, slug } from './scalar.ts';

/** More do not fit on a phone without searching. */
const MAX_TILES = 12;

const word = line.max(8, '图下面的字最多 8 个。');

export const tilesSchema = z
  .array(
    z.strictObject({
      id: slug.describe('图的编号'),
      icon: slug.describe('lucide 图标名'),
      zh: word.describe('汉语怎么叫'),
      ii: word.describe('彝语怎么叫').optional(),
      bo: line.max(40, '图下面的字最多 40 个字符。').describe('藏语怎么叫').optional(),
      article: slug.describe('讲这件事的文章'),
    }),
  )
  .max(MAX_TILES, `最多 ${MAX_TILES} 个图，再多就找不着了。`);
export type TileFile = z.infer<typeof tilesSchema>[number];
