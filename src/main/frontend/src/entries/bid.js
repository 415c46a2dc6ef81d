import '../pages/bid.js';
