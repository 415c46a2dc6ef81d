import '../pages/sign.js';
