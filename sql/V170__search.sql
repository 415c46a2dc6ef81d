-- each search asks what was published since the index of words was last brought up to date
ALTER TABLE notice_order ADD KEY notice_order_published (published_at, tender);
