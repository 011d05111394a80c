/** The glossary as files for other programs. */
import { glossaryTbx, glossaryTsv } from '../../model/glossary-export.ts';

export const GLOSSARY_FILES = [
  {
    name: 'terms.tsv',
    k: 'glossary.downloadTsv',
    type: 'text/tab-separated-values; charset=utf-8',
    write: glossaryTsv,
  },
  { name: 'terms.tbx', k: 'glossary.downloadTbx', type: 'application/xml', write: glossaryTbx },
] as const;
