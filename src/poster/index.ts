export {drawPoster, POSTER_SIZE, posterFile, type PosterOptions} from './poster.ts';
