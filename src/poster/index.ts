export {drawPoster, POSTER, posterFile, type PosterWish} from './poster.ts';
