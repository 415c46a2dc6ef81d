import '../pages/waiver.js';
