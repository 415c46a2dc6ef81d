import '../pages/receipt.js';
