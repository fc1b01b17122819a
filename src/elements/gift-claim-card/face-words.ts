/** The words of the face, in each language; those of the endings and of the inside come when they are needed. */
import type {CardWords} from '../../words/en/card.ts';
import type {CommonWords} from '../../words/en/common.ts';

export interface FaceWords {
  common: CommonWords;
  card: CardWords;
}

export const faceWordsIn = {
  en: () => Promise.all([import('../../words/en/common.ts'), import('../../words/en/card.ts')]).then(both),
  'zh-Hans': () => Promise.all([import('../../words/zh-hans/common.ts'), import('../../words/zh-hans/card.ts')]).then(both),
};

function both([{common}, {card}]: [{common: CommonWords}, {card: CardWords}]): FaceWords {
  return {common, card};
}
