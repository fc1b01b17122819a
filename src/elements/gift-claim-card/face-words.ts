/** The words of the sealed face, in each language; all others come with what needs them. */
import type {SpanWords} from '../../words/en/spans.ts';
import type {FaceSentences} from '../../words/en/face.ts';

export interface FaceWords {
  card: FaceSentences;
  spans: SpanWords;
}

export const faceWordsIn = {
  en: () => Promise.all([import('../../words/en/face.ts'), import('../../words/en/spans.ts')]).then(both),
  'zh-Hans': () => Promise.all([import('../../words/zh-hans/face.ts'), import('../../words/zh-hans/spans.ts')]).then(both),
};

const both = ([{face}, {spans}]: [{face: FaceSentences}, {spans: SpanWords}]): FaceWords => ({card: face, spans});
